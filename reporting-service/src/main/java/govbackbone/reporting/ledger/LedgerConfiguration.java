package govbackbone.reporting.ledger;

import govbackbone.kit.projection.ProjectionSettings;
import govbackbone.kit.projection.Projections;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The ledger over the accounts that the projections keep. */
@Configuration(proxyBeanMethods = false)
public class LedgerConfiguration {
    /** One segment, so that a log is read once: an account is small. */
    @Bean
    ProjectionSettings projectionSettings() {
        ProjectionSettings usual = ProjectionSettings.DEFAULT;
        return new ProjectionSettings(usual.batchSize(), 1, usual.threads(), usual.claimTimeout(), usual.pulse(),
                usual.retireAfter());
    }

    @Bean
    Ledger ledger(Catalogue catalogue, MeterRegistry registry) {
        Ledger ledger = new Ledger(catalogue.measures());
        Gauge.builder("backbone.ledger.entries", ledger, Ledger::size)
                .description("Entries of the measure ledger in memory").register(registry);
        return ledger;
    }

    @Bean
    LedgerFollower ledgerFollower(Ledger ledger, Catalogue catalogue, Projections projections,
            MeterRegistry registry) {
        LedgerFollower follower = new LedgerFollower(ledger, catalogue, projections, registry);
        Gauge.builder("backbone.ledger.lag", follower, LedgerFollower::lagSeconds).baseUnit("seconds")
                .description("Age of the moment up to which everything recorded is in the figures").register(registry);
        Gauge.builder("backbone.ledger.accounts.failing", follower, LedgerFollower::failing)
                .description("Accounts that cannot be read and are told as they were before, or not at all")
                .register(registry);
        return follower;
    }

    /** The name {@code ledger} within a health group. */
    @Bean
    ReactiveHealthIndicator ledgerHealthIndicator(LedgerFollower follower) {
        return () -> Mono.just(follower.isComplete() ? Health.up().build() : Health.outOfService().build());
    }
}
