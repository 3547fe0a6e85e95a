package govbackbone.bench;

import java.util.List;
import java.util.Set;

import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Standing;

/**
 * The sample aggregate: opened once, then added to.
 *
 * @param open  whether it has been opened
 * @param total of all amounts
 */
record Tally(boolean open, long total) {
    static final AggregateType<TallyCommand, Tally, TallyEvent> TYPE = new AggregateType<>("bench.tally",
            TallyCommand.class, TallyEvent.class, new Tally(false, 0), Tally::decide, Tally::evolve,
            tally -> tally.open
                    ? new Standing<>("OPEN", Set.of(TallyCommand.Add.class))
                    : new Standing<>("NEW", Set.of(TallyCommand.Open.class)),
            _ -> List.of(), _ -> List.of());

    private static List<TallyEvent> decide(Tally tally, TallyCommand command, Context context) {
        return switch (command) {
            case TallyCommand.Open(String title) -> List.of(new TallyEvent.Opened(context.today(), title));
            case TallyCommand.Add(int amount, String note) ->
                List.of(new TallyEvent.Added(context.today(), amount, note));
        };
    }

    private static Tally evolve(Tally tally, TallyEvent event) {
        return switch (event) {
            case TallyEvent.Opened _ -> new Tally(true, 0);
            case TallyEvent.Added added -> new Tally(true, tally.total + added.amount());
        };
    }
}
