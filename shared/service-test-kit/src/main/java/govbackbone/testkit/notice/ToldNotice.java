package govbackbone.testkit.notice;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import govbackbone.events.DomainEvent;
import govbackbone.events.notice.Addressee;
import govbackbone.events.notice.Message;
import govbackbone.events.notice.NoticeKind;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Role;
import govbackbone.kit.notice.NoticeCommand.Issue;
import govbackbone.kit.notice.NoticeDraftCommand.Draft;
import govbackbone.kit.reaction.Consequence;

/** A notice as a test looks at it. */
public record ToldNotice(NoticeKind kind, String to, String toName, String title, String zh, String en) {
    /** Who decides in {@link #log}. */
    public static final Actor BY = new Actor("assigning", "示例交办人员", null, Set.of(Role.ASSIGNING_OFFICE),
            Set.of(Role.ASSIGNING_OFFICE));

    /** What a command issues or drafts. */
    public static ToldNotice of(Consequence<?> consequence) {
        return switch (consequence.command()) {
            case Issue(Addressee to, String name, Message message) -> of(to, name, message);
            case Draft(Addressee to, String name, Message message, _) -> of(to, name, message);
            default -> throw new IllegalArgumentException("No notice: " + consequence.command());
        };
    }

    private static ToldNotice of(Addressee to, String name, Message message) {
        return new ToldNotice(message.kind(), to.value(), name, message.title().zh(), message.body().zh(),
                message.body().en());
    }

    /** {@code KIND addressee}. */
    public static List<String> whom(List<Consequence<?>> consequences) {
        return consequences.stream().map(ToldNotice::of).map(told -> told.kind() + " " + told.to()).toList();
    }

    /** One decision after the other. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <E extends DomainEvent> List<Recorded<E>> log(String id, List<E>... decisions) {
        List<List<E>> all = Arrays.asList(decisions);
        return IntStream.range(0, all.size()).boxed()
                .flatMap(tx -> IntStream.range(0, all.get(tx).size()).mapToObj(i -> {
                    long version = all.subList(0, tx).stream().mapToInt(List::size).sum() + i + 1L;
                    return new Recorded<>(all.get(tx).get(i), id, version, Instant.EPOCH, BY,
                            new LogPosition(tx + 1L, version));
                })).toList();
    }
}
