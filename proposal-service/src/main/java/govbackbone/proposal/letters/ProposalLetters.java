package govbackbone.proposal.letters;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;

import govbackbone.events.proposal.CopyRecipient;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.query.ViewReader;
import govbackbone.proposal.cases.CaseView;
import govbackbone.proposal.rules.RuleSets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Serves the papers of cases. */
@Configuration(proxyBeanMethods = false)
public class ProposalLetters {
    private static final int WRITERS = 2;
    private static final int WAITING = 200;

    @Bean(destroyMethod = "dispose")
    Scheduler letterWriters() {
        return Schedulers.newBoundedElastic(WRITERS, WAITING, "letter-writer", 60, true);
    }

    /** @param templates directory of the office's own templates; see docs/documents.md */
    @Bean
    RouterFunction<ServerResponse> letterRoutes(ViewReader views, Supplier<RuleSets> ruleSets, Scheduler letterWriters,
            @Value("${backbone.letters.templates:#{null}}") @Nullable Path templates) {
        return new LetterRoutes((request, id, atLeast) -> views.one(CaseView.class, request, id, atLeast),
                new Letters(templates, view -> copies(ruleSets.get(), view)), letterWriters).routes();
    }

    private static Set<CopyRecipient> copies(RuleSets ruleSets, CaseView view) {
        return view.ruleSet() == null || view.ruleSetVersion() == null
                ? Set.of()
                : ruleSets.pinned(view.ruleSet(), view.ruleSetVersion()).copiesFor(view.source());
    }

    @Bean
    ApiPaths letterPaths() {
        return new LetterPaths();
    }
}
