package govbackbone.reporting;

import govbackbone.kit.ReadSideKit;
import govbackbone.kit.ServiceKit;
import govbackbone.kit.http.ServiceTitle;
import govbackbone.reporting.figures.FigureConfiguration;
import govbackbone.reporting.ledger.LedgerConfiguration;
import govbackbone.reporting.summaries.SummaryConfiguration;
import govbackbone.reporting.threads.ThreadConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The service as a process of its own; the standalone launcher starts it beside the gateway instead. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@Import({ReadSideKit.class, ReportedServices.class, LedgerConfiguration.class, FigureConfiguration.class,
    ThreadConfiguration.class, SummaryConfiguration.class})
public class ReportingServiceApplication {
    /** Of its configuration, its log and its documents, and at the gateway. */
    public static final String NAME = "reporting";

    static void main(String[] arguments) {
        ServiceKit.run(ReportingServiceApplication.class, NAME, arguments);
    }

    @Bean
    ServiceTitle title() {
        return new ServiceTitle("汇总分析服务", "Reporting", "1.0.0");
    }
}
