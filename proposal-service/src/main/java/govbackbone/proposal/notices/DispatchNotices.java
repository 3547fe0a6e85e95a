package govbackbone.proposal.notices;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import govbackbone.events.notice.About;
import govbackbone.events.proposal.DispatchListEvent;
import govbackbone.events.proposal.DispatchListEvent.*;
import govbackbone.events.proposal.ListedCase;
import govbackbone.events.proposal.Person;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Phrase;
import govbackbone.kit.notice.Announcement;
import govbackbone.kit.notice.Announcement.Receiver;
import govbackbone.kit.reaction.Consequence;
import org.jspecify.annotations.Nullable;

import static govbackbone.events.notice.NoticeKind.*;

/** Who is told what because a dispatch list was drawn or closed. docs/notices.md has it as a table. */
final class DispatchNotices {
    private record Lines(DispatchListDrawn head, List<ListedCase> cases) {
        static Lines of(List<DispatchListEvent> history) {
            List<ListedCase> cases = history.stream().filter(CaseListed.class::isInstance).map(CaseListed.class::cast)
                    .map(CaseListed::item).toList();
            return new Lines((DispatchListDrawn) history.getFirst(), cases);
        }

        Phrase name() {
            return Phrase.of("{0}{1}调度清单", "Dispatch list of {0}, {1}", head.unitName(), head.effectiveOn());
        }

        Map<Person, List<ListedCase>> byHandler() {
            Map<Person, List<ListedCase>> byHandler = new LinkedHashMap<>();
            for (ListedCase each : cases) {
                if (each.handler() != null) {
                    byHandler.computeIfAbsent(each.handler(), _ -> new ArrayList<>()).add(each);
                }
            }
            return byHandler;
        }

        Stream<Receiver> office() {
            return Stream.of(Receiver.role(Role.OFFICE, head.unit(), head.unitName()));
        }

        Stream<Receiver> handlers() {
            return byHandler().keySet().stream().map(CaseFile::person);
        }
    }

    private DispatchNotices() {}

    /** @param history of the list, looked at only if somebody is told */
    static List<Consequence<?>> of(Recorded<DispatchListEvent> recorded,
            Supplier<List<Recorded<DispatchListEvent>>> history) {
        Function<Lines, Stream<Announcement>> telling = telling(recorded.event(), recorded.actor().name());
        if (telling == null) {
            return List.of();
        }
        Lines lines = Lines.of(Announcement.upTo(recorded, history.get()));
        About about = new About("dispatch-lists", recorded.aggregateId());
        return telling.apply(lines).<Consequence<?>>map(each -> each.issued(recorded, about, lines.name())).toList();
    }

    /**
     * @param by the name of who decided
     * @return null if nobody is told
     */
    private static @Nullable Function<Lines, Stream<Announcement>> telling(DispatchListEvent event, String by) {
        return switch (event) {
            case DispatchListReady e when e.cases() > 0 -> lines -> Stream.concat(
                    Announcement.all(DISPATCH, lines.office().toList(),
                            Phrase.of("已形成，在办{0}件，其中逾期{1}件，到期承诺{2}项，请组织各科室汇报进展。",
                                    "It lists {0} open cases, {1} of them overdue, and {2} commitments due; have every section report.",
                                    e.cases(), e.overdue(), e.commitments())),
                    lines.byHandler().entrySet().stream().map(each -> section(each.getKey(), each.getValue())));
            case DispatchListClosed e -> lines -> Announcement.all(DISPATCH,
                    Stream.concat(lines.office(), lines.handlers()).toList(),
                    Phrase.of("已于{0}结束（{1}），调度意见：{2}", "It was closed on {0} ({1}): {2}", e.effectiveOn(), by,
                            e.conclusion()));
            case DispatchListDrawn _,CaseListed _,DispatchListReady _,ListedCaseReported _ -> null;
        };
    }

    private static Announcement section(Person handler, List<ListedCase> cases) {
        return new Announcement(DISPATCH, CaseFile.person(handler),
                Phrase.of("列有您承办的办件{0}件，其中逾期{1}件（案号：{2}），请汇报办理进展和下一步工作。",
                        "It lists {0} of your cases, {1} of them overdue (No. {2}); please report progress and next step.",
                        cases.size(), cases.stream().filter(ListedCase::overdue).count(),
                        cases.stream().map(ListedCase::caseNo).toList()));
    }
}
