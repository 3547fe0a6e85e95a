package govbackbone.reporting.summaries;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import govbackbone.documents.Templates;
import govbackbone.kit.projection.Projections;
import govbackbone.reporting.figures.LedgerAccess;
import govbackbone.reporting.figures.Links;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.Ledger;
import govbackbone.reporting.proposals.ProposalFigures;
import govbackbone.reporting.summaries.AnnualSummary.Campaign;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Serves annual summaries. */
@Configuration(proxyBeanMethods = false)
public class SummaryConfiguration {
    /**
     * @param publicUrl of the gateway, so that links in saved papers lead there
     * @param own       directory of the office's own template
     */
    @Bean
    SummaryRoutes summaryRoutes(LedgerAccess door, Ledger ledger, Catalogue catalogue, Projections accounts,
            @Value("${backbone.public-url:}") String publicUrl,
            @Value("${backbone.summaries.templates:#{null}}") @Nullable Path own) {
        return new SummaryRoutes(door, ledger, catalogue, new Links(publicUrl),
                new Templates<>(SummaryPaper.class, "summaries", own),
                year -> accounts.find(ProposalFigures.CAMPAIGNS, Map.of("year", List.of(year))).stream()
                        .map(campaign -> new Campaign(campaign.title(), campaign.document())).findFirst());
    }

    @Bean
    RouterFunction<ServerResponse> summaries(SummaryRoutes routes) {
        return routes.routes();
    }
}
