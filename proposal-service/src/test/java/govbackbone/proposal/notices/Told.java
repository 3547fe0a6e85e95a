package govbackbone.proposal.notices;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import govbackbone.events.DomainEvent;
import govbackbone.events.notice.NoticeKind;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Role;
import govbackbone.kit.notice.NoticeCommand.Issue;
import govbackbone.kit.reaction.Consequence;

/** A notice as a test looks at it. */
record Told(NoticeKind kind, String to, String toName, String title, String zh, String en) {
    static final Actor BY = new Actor("assigning", "示例交办人员", null, Set.of(Role.ASSIGNING_OFFICE),
            Set.of(Role.ASSIGNING_OFFICE));

    static Told of(Consequence<?> consequence) {
        Issue issue = (Issue) consequence.command();
        return new Told(issue.message().kind(), issue.to().value(), issue.toName(), issue.message().title().zh(),
                issue.message().body().zh(), issue.message().body().en());
    }

    /** {@code KIND addressee}. */
    static List<String> whom(List<Consequence<?>> consequences) {
        return consequences.stream().map(Told::of).map(told -> told.kind() + " " + told.to()).toList();
    }

    /** One decision after the other. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <E extends DomainEvent> List<Recorded<E>> log(String id, List<E>... decisions) {
        List<List<E>> all = Arrays.asList(decisions);
        return IntStream.range(0, all.size()).boxed()
                .flatMap(tx -> IntStream.range(0, all.get(tx).size()).mapToObj(i -> {
                    long version = all.subList(0, tx).stream().mapToInt(List::size).sum() + i + 1L;
                    return new Recorded<>(all.get(tx).get(i), id, version, Instant.EPOCH, BY,
                            new LogPosition(tx + 1L, version));
                })).toList();
    }
}
