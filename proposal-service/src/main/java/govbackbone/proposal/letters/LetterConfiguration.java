package govbackbone.proposal.letters;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;

import govbackbone.events.proposal.CopyRecipient;
import govbackbone.kit.paper.PaperConfiguration;
import govbackbone.kit.paper.ViewPapers;
import govbackbone.kit.query.ViewReader;
import govbackbone.proposal.cases.CaseView;
import govbackbone.proposal.rules.RuleSets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.scheduler.Scheduler;

/** Serves the papers of cases. */
@Configuration(proxyBeanMethods = false)
@Import(PaperConfiguration.class)
public class LetterConfiguration {
    /** @param templates directory of the office's own templates; see docs/documents.md */
    @Bean
    ViewPapers<CaseView, Letter> letters(ViewReader views, Supplier<RuleSets> ruleSets, Scheduler paperWriters,
            @Value("${backbone.letters.templates:#{null}}") @Nullable Path templates) {
        Letters letters = new Letters(templates, view -> copies(ruleSets.get(), view));
        return new ViewPapers<>("proposals", CaseView.class, Letter.class, views::one, letters::choose, paperWriters);
    }

    private static Set<CopyRecipient> copies(RuleSets ruleSets, CaseView view) {
        return view.ruleSet() == null || view.ruleSetVersion() == null
                ? Set.of()
                : ruleSets.pinned(view.ruleSet(), view.ruleSetVersion()).copiesFor(view.source());
    }
}
