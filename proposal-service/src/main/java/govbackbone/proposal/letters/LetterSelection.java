package govbackbone.proposal.letters;

import java.util.List;
import java.util.Optional;

import govbackbone.events.proposal.Proposer;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.query.Parameters;
import govbackbone.proposal.cases.CaseView;
import govbackbone.proposal.cases.CaseView.Handling;
import org.jspecify.annotations.Nullable;

/**
 * Which of a case's papers of one kind is meant.
 *
 * @param handling the replying unit's; null while the case is not assigned, or for a paper of the whole case
 * @param round    from 1
 * @param proposer to whom; null for all of them
 */
record LetterSelection(@Nullable Handling handling, int round, @Nullable Proposer proposer) {
    static final String UNIT = "unit";
    static final String ROUND = "round";
    static final String PROPOSER = "proposer";

    /** What the letter's parameters say; what is not given is the only replying unit, its latest round, and all proposers. */
    static LetterSelection read(Letter letter, Parameters parameters, CaseView view) {
        Handling handling = letter.isPerHandling() ? handling(parameters, view.handlings()) : null;
        int latest = handling == null ? 1 : handling.round();
        int round = letter.isPerHandling() ? (int) parameters.number(ROUND, 1, latest, latest) : latest;
        Optional<Proposer> proposer = letter.isPerProposer()
                ? parameters.one(PROPOSER).flatMap(id -> proposer(parameters, view, id))
                : Optional.empty();
        return new LetterSelection(handling, round, proposer.orElse(null));
    }

    private static @Nullable Handling handling(Parameters parameters, List<Handling> handlings) {
        Optional<String> asked = parameters.one(UNIT);
        if (asked.isEmpty() && handlings.size() > 1) {
            parameters.refuse(UNIT, ProblemCode.REQUIRED);
        }
        Optional<Handling> found = handlings.stream()
                .filter(handling -> asked.isEmpty() || asked.get().equals(handling.unit().value())).findFirst();
        if (asked.isPresent() && found.isEmpty()) {
            parameters.refuse(UNIT, ProblemCode.NOT_A_CODE, handlings.stream().map(Handling::unit).toList());
        }
        return found.orElse(null);
    }

    private static Optional<Proposer> proposer(Parameters parameters, CaseView view, String id) {
        Optional<Proposer> found = view.proposers().stream().filter(proposer -> proposer.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            parameters.refuse(PROPOSER, ProblemCode.NOT_A_CODE, view.proposers().stream().map(Proposer::id).toList());
        }
        return found;
    }
}
