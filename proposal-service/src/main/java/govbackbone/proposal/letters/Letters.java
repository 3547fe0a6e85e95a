package govbackbone.proposal.letters;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import govbackbone.documents.OfficialDocument;
import govbackbone.documents.Templates;
import govbackbone.events.proposal.CopyRecipient;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.http.Language;
import govbackbone.kit.query.Parameters;
import govbackbone.proposal.cases.CaseView;
import org.jspecify.annotations.Nullable;

/** Writes the papers of a case by the templates that were read at start. */
final class Letters {
    private final Templates<Letter> templates;
    private final Function<CaseView, Set<CopyRecipient>> copies;

    /**
     * @param directory of the office's own templates, see {@link Templates}
     * @param copies    who must get a copy of a reply
     */
    Letters(@Nullable Path directory, Function<CaseView, Set<CopyRecipient>> copies) {
        this.copies = copies;
        this.templates = new Templates<>(Letter.class, "letters", directory);
    }

    /** What writes the paper that the parameters choose. */
    Supplier<OfficialDocument> choose(Letter letter, CaseView view, Parameters parameters) {
        LetterSelection choice = LetterSelection.read(letter, parameters, view);
        return () -> write(letter, view, choice);
    }

    /**
     * The paper.
     *
     * @throws Refusal if the case has none yet
     */
    OfficialDocument write(Letter letter, CaseView view, LetterSelection choice) {
        Record fields = switch (letter) {
            case REPLY_LETTER -> ReplyLetter.of(view, choice, copies.apply(view));
            case OPINION_FORM -> OpinionForm.of(view, choice);
            case RETURN_VISIT_RECORD -> VisitRecord.of(view);
            case DUNNING_NOTICE -> DunningNotice.of(view, choice);
        };
        return templates.fill(letter, title(letter, view, choice), fields);
    }

    /** What the file is called. */
    private static String title(Letter letter, CaseView view, LetterSelection choice) {
        String to = choice.proposer() == null ? "" : "（" + choice.proposer().name() + "）";
        return Wording.reference(view) + letter.label(Language.CHINESE) + to;
    }
}
