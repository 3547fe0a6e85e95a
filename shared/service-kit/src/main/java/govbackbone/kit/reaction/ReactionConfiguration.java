package govbackbone.kit.reaction;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import govbackbone.kit.command.Commands;
import govbackbone.kit.projection.ForeignLog;
import govbackbone.kit.projection.LogSource;
import govbackbone.kit.projection.LogSources;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows every {@link Reaction} bean, over the logs that projections fold and every {@link ForeignLog} bean. */
@Configuration(proxyBeanMethods = false)
public class ReactionConfiguration {
    @Bean(destroyMethod = "")
    @DependsOnDatabaseInitialization
    Reactions reactions(@Value("${spring.application.name}") String service, ObjectProvider<Reaction<?>> reactions,
            LogSources sources, ObjectProvider<ForeignLog> foreign,
            Commands commands, DataSource dataSource, InstantSource clock, MeterRegistry meters) {
        List<Reaction<?>> declared = reactions.orderedStream().<Reaction<?>>map(reaction -> reaction.in(service))
                .toList();
        List<LogSource> logs = Stream.concat(sources.all().stream(), foreign.orderedStream().map(ForeignLog::source))
                .toList();
        return new Reactions(declared, logs, commands, dataSource, clock, meters, ReactionRun.Pace.USUAL);
    }
}
