package govbackbone.registry.documents;

import java.nio.file.Path;
import java.util.function.Supplier;

import govbackbone.documents.OfficialDocument;
import govbackbone.documents.Templates;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.http.Language;
import govbackbone.kit.query.Parameters;
import govbackbone.registry.projects.ProjectView;
import govbackbone.registry.rules.RegistryRules;
import org.jspecify.annotations.Nullable;

/** Writes the papers of a project by the templates that were read at start. */
final class ProjectPapers {
    private final Templates<ProjectPaper> templates;
    private final RegistryRules rules;

    /** @param directory of the office's own templates, see {@link Templates} */
    ProjectPapers(@Nullable Path directory, RegistryRules rules) {
        this.templates = new Templates<>(ProjectPaper.class, "filings", directory);
        this.rules = rules;
    }

    /** What writes the paper; a review sheet is that of the round asked for, or of the latest. */
    Supplier<OfficialDocument> choose(ProjectPaper paper, ProjectView view, Parameters parameters) {
        int latest = Math.max(1, view.rounds().size());
        int round = paper == ProjectPaper.REVIEW_SHEET
                ? (int) parameters.number(ProjectPaper.ROUND, 1, latest, latest)
                : latest;
        return () -> write(paper, view, round);
    }

    /** @throws Refusal if the project has none yet */
    private OfficialDocument write(ProjectPaper paper, ProjectView view, int round) {
        Record fields = switch (paper) {
            case FILING_FORM -> FilingForm.of(view);
            case REVIEW_SHEET -> ReviewSheet.of(view, round);
            case APPROVAL_LETTER -> ApprovalLetter.of(view, rules);
        };
        return templates.fill(paper, view.name() + paper.label(Language.CHINESE), fields);
    }
}
