package govbackbone.kit.reaction;

import java.time.InstantSource;
import java.util.List;

import javax.sql.DataSource;

import govbackbone.kit.command.Commands;
import govbackbone.kit.projection.LogSources;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows every {@link Reaction} bean, over the logs that projections fold. */
@Configuration(proxyBeanMethods = false)
public class ReactionConfiguration {
    @Bean(destroyMethod = "")
    @DependsOnDatabaseInitialization
    Reactions reactions(ObjectProvider<Reaction<?>> reactions, LogSources sources, Commands commands,
            DataSource dataSource, InstantSource clock, MeterRegistry meters) {
        List<Reaction<?>> declared = reactions.orderedStream().toList();
        return new Reactions(declared, sources.all(), commands, dataSource, clock, meters, ReactionRun.Pace.USUAL);
    }
}
