package govbackbone.proposal.notices;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import govbackbone.events.notice.About;
import govbackbone.events.proposal.DelegationEvent;
import govbackbone.events.proposal.DelegationEvent.DelegationGiven;
import govbackbone.events.proposal.DelegationEvent.DelegationRevoked;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Phrase;
import govbackbone.kit.notice.Announcement;
import govbackbone.kit.notice.Announcement.Receiver;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.units.Unit;
import govbackbone.kit.units.Units;

import static govbackbone.events.notice.NoticeKind.DELEGATION;

/** Who is told that somebody may sign for a principal, or may not any more. docs/notices.md has it as a table. */
final class DelegationNotices {
    private DelegationNotices() {}

    /** @param history of the delegation */
    static List<Consequence<?>> of(Recorded<DelegationEvent> recorded,
            Supplier<List<Recorded<DelegationEvent>>> history, Units units) {
        DelegationGiven terms = Announcement.upTo(recorded, history.get()).stream()
                .filter(DelegationGiven.class::isInstance).map(DelegationGiven.class::cast).findFirst().orElseThrow();
        String unit = units.on(terms.effectiveOn(), terms.unit()).map(Unit::name).orElse(terms.unit().value());
        List<Receiver> concerned = List.of(CaseFile.person(terms.receiver()),
                Receiver.role(Role.OFFICE, terms.unit(), unit));
        Phrase name = Phrase.of("{0}对{1}的签发授权", "Delegation of {0} to {1}", terms.giver().name(),
                terms.receiver().name());
        Stream<Announcement> tellings = switch (recorded.event()) {
            case DelegationGiven e -> Announcement.all(DELEGATION, concerned,
                    Phrase.of("已于{0}作出，自{1}至{2}有效。", "Given on {0}; it holds from {1} until {2}.", e.effectiveOn(),
                            e.from(), e.until()));
            case DelegationRevoked e -> Announcement.all(DELEGATION, concerned,
                    Phrase.of("已于{0}由{1}撤回，不得再据以签发。理由：{2}",
                            "{1} revoked it on {0}; nothing more is signed under it. Reason: {2}", e.effectiveOn(),
                            e.revokedBy().name(), e.reason()));
        };
        About about = new About("delegations", recorded.aggregateId());
        return tellings.<Consequence<?>>map(each -> each.issued(recorded, about, name)).toList();
    }
}
