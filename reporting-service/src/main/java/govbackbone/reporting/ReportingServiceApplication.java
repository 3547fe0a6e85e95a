package govbackbone.reporting;

import govbackbone.kit.ReadingKit;
import govbackbone.kit.http.ServiceTitle;
import govbackbone.reporting.figures.FigureConfiguration;
import govbackbone.reporting.ledger.LedgerConfiguration;
import govbackbone.reporting.summaries.SummaryConfiguration;
import govbackbone.reporting.threads.ThreadConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The service as a process of its own; the standalone launcher starts it beside the gateway instead. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import({ReadingKit.class, ReportedServices.class, LedgerConfiguration.class, FigureConfiguration.class,
    ThreadConfiguration.class, SummaryConfiguration.class})
public class ReportingServiceApplication {
    /** The configuration file's own name: beside other services in one JVM, {@code application.yaml} would be anyone's. */
    public static final String CONFIG_NAME = "spring.config.name=reporting-service";

    static void main(String[] arguments) {
        new SpringApplicationBuilder(ReportingServiceApplication.class).properties(CONFIG_NAME).run(arguments);
    }

    @Bean
    ServiceTitle title() {
        return new ServiceTitle("汇总分析服务", "Reporting", "1.0.0");
    }
}
