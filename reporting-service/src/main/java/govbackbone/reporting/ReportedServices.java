package govbackbone.reporting;

import java.util.List;

import govbackbone.kit.projection.ForeignLog;
import govbackbone.kit.projection.LogSource;
import govbackbone.kit.projection.Projection;
import govbackbone.reporting.ledger.Book;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.ReportedLog;
import govbackbone.reporting.proposals.ProposalFigures;
import govbackbone.reporting.registry.RegistryFigures;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;

/**
 * The services that are reported on, in the order of the first page; another one is added to this list. Those whose log is
 * not configured are not there: what they would tell is not known to be nothing.
 */
public final class ReportedServices implements BeanRegistrar {
    public static final List<ReportedLog> ALL = List.of(ProposalFigures.log(), RegistryFigures.log());

    private static final ParameterizedTypeReference<Projection<?, ?>> PROJECTION = new ParameterizedTypeReference<>() {};

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        List<ReportedLog> logs = ALL.stream().filter(log -> environment.containsProperty(key(log, "url"))).toList();
        if (logs.isEmpty()) {
            throw new IllegalStateException("No log is configured, such as by " + key(ALL.getFirst(), "url"));
        }
        registry.registerBean(Catalogue.class, bean -> bean.supplier(_ -> new Catalogue(logs)));
        for (ReportedLog log : logs) {
            ForeignLog.Login login = new ForeignLog.Login(environment.getRequiredProperty(key(log, "url")),
                    environment.getRequiredProperty(key(log, "username")),
                    environment.getRequiredProperty(key(log, "password")));
            String name = "log-of-" + log.service();
            registry.registerBean(name, ForeignLog.class,
                    bean -> bean.supplier(_ -> new ForeignLog(log.service(), login, log.events())));
            registry.registerBean("source-" + log.service(), LogSource.class,
                    bean -> bean.supplier(context -> context.bean(name, ForeignLog.class).source()));
            for (Book<?, ?> book : log.books()) {
                registry.registerBean("ledger-" + book.kind(), PROJECTION,
                        bean -> bean.supplier(_ -> book.projection()));
            }
        }
    }

    private static String key(ReportedLog log, String property) {
        return "backbone.logs." + log.service() + "." + property;
    }
}
