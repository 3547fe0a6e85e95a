package govbackbone.proposal.commitments;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentEvent.CommitmentKept;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.Promise;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.SupersedingGround;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.reaction.Reaction;
import govbackbone.proposal.cases.CaseCommand;
import govbackbone.proposal.commitments.CommitmentCommand.OpenCommitment;
import govbackbone.proposal.commitments.CommitmentCommand.Supersede;

/** What connects cases and commitments. */
final class CommitmentReactions {

    private CommitmentReactions() {}

    /**
     * When a reply is signed, then each of its promises is followed; when the case is handled again or withdrawn, then what
     * was promised before no longer is.
     *
     * @param history of a case
     */
    static Reaction<CaseEvent> followPromises(AggregateType<CommitmentCommand, ?, CommitmentEvent> commitments,
            Function<String, List<Recorded<CaseEvent>>> history) {
        return new Reaction<>("follow-promises", CaseEvent.class, recorded -> {
            Stream<Given> given = switch (recorded.event()) {
                case ReplySigned signed -> opened(recorded.aggregateId(), signed, upTo(recorded, history));
                case CaseReopened reopened -> superseded(recorded.aggregateId(), upTo(recorded, history),
                        signed -> signed.unit().equals(reopened.unit()),
                        new Supersede(reopened.effectiveOn(), SupersedingGround.CASE_REOPENED));
                case CaseWithdrawn withdrawn -> superseded(recorded.aggregateId(), upTo(recorded, history),
                        signed -> true, new Supersede(withdrawn.effectiveOn(), SupersedingGround.CASE_WITHDRAWN));
                default -> Stream.empty();
            };
            return given.<Consequence<?>>map(each -> new Consequence<>(commitments, each.id(), each.command()))
                    .toList();
        });
    }

    /** When a promise was kept, then the case learns of it. */
    static Reaction<CommitmentEvent> keepPromises(AggregateType<CaseCommand, ?, CaseEvent> cases) {
        return new Reaction<>("keep-promises", CommitmentEvent.class,
                recorded -> recorded.event() instanceof CommitmentKept e
                        ? List.of(new Consequence<>(cases, e.caseId(),
                                new CaseCommand.KeepPromise(e.unit(), e.draft(), e.number(), e.effectiveOn())))
                        : List.of());
    }

    private record Given(String id, CommitmentCommand command) {}

    private static List<CaseEvent> upTo(Recorded<CaseEvent> event,
            Function<String, List<Recorded<CaseEvent>>> history) {
        return history.apply(event.aggregateId()).stream().filter(each -> each.version() <= event.version())
                .map(Recorded::event).toList();
    }

    private static Stream<Given> opened(String caseId, ReplySigned signed, List<CaseEvent> history) {
        Paper paper = history.stream().reduce(Paper.NONE, Paper::with, (_, later) -> later);
        ReplyDrafted draft = draft(signed, history);
        List<Promise> promises = draft.promises();
        return IntStream.rangeClosed(1, promises.size()).mapToObj(number -> {
            Promise promise = promises.get(number - 1);
            return new Given(Commitment.id(caseId, signed.unit(), signed.draft(), number),
                    new OpenCommitment(signed.effectiveOn(), caseId, paper.caseNo(), paper.title(), paper.theme(),
                            paper.proposers(), signed.unit(), signed.round(),
                            signed.draft(), signed.documentNumber(), draft.replyClass(), number, promises.size(),
                            promise.text(), promise.targetOn()));
        });
    }

    /** What the case is known by at that moment; its reply also goes to the proposers of cases that were merged into it. */
    private record Paper(String caseNo, String title, Theme theme, List<String> proposers) {
        static final Paper NONE = new Paper("", "", Theme.OTHER, List.of());

        Paper with(CaseEvent event) {
            return switch (event) {
                case CaseReceived e -> new Paper(e.caseNo(), e.title(), theme, proposers);
                case CaseRegistered e -> new Paper(caseNo, title, e.theme(), ids(e.proposers()));
                case MergedCaseTaken e -> new Paper(caseNo, title, theme,
                        Stream.concat(proposers.stream(), ids(e.proposers()).stream()).toList());
                case CaseRenumbered e -> new Paper(e.newCaseNo(), title, theme, proposers);
                case CaseCorrected e when e.field() == CorrectableField.TITLE ->
                    new Paper(caseNo, e.newValue(), theme, proposers);
                case CaseCorrected e when e.field() == CorrectableField.THEME ->
                    new Paper(caseNo, title, Theme.valueOf(e.newValue()), proposers);
                default -> this;
            };
        }

        private static List<String> ids(List<Proposer> proposers) {
            return proposers.stream().map(Proposer::id).toList();
        }
    }

    private static Stream<Given> superseded(String caseId, List<CaseEvent> history, Predicate<ReplySigned> which,
            Supersede command) {
        return history.stream().filter(ReplySigned.class::isInstance).map(ReplySigned.class::cast).filter(which)
                .flatMap(signed -> IntStream.rangeClosed(1, draft(signed, history).promises().size())
                        .mapToObj(number -> new Given(
                                Commitment.id(caseId, signed.unit(), signed.draft(), number), command)));
    }

    private static ReplyDrafted draft(ReplySigned signed, List<CaseEvent> history) {
        return find(ReplyDrafted.class, history,
                each -> each.unit().equals(signed.unit()) && each.draft() == signed.draft());
    }

    private static <T extends CaseEvent> T find(Class<T> type, List<CaseEvent> history, Predicate<T> which) {
        return history.stream().filter(type::isInstance).map(type::cast).filter(which).findFirst().orElseThrow();
    }
}
