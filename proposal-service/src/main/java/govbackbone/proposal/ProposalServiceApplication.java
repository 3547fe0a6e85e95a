package govbackbone.proposal;

import govbackbone.kit.ServiceKit;
import govbackbone.kit.delivery.DeliveryConfiguration;
import govbackbone.kit.http.ServiceTitle;
import govbackbone.kit.notice.NoticeConfiguration;
import govbackbone.proposal.calendars.ProposalCalendars;
import govbackbone.proposal.campaigns.ProposalCampaigns;
import govbackbone.proposal.cases.ProposalCases;
import govbackbone.proposal.commitments.ProposalCommitments;
import govbackbone.proposal.dates.ProposalDates;
import govbackbone.proposal.delegations.ProposalDelegations;
import govbackbone.proposal.dispatch.ProposalDispatch;
import govbackbone.proposal.dispatchplans.ProposalDispatchPlans;
import govbackbone.proposal.imports.CaseImport;
import govbackbone.proposal.letters.ProposalLetters;
import govbackbone.proposal.notices.ProposalNotices;
import govbackbone.proposal.progress.ProposalProgress;
import govbackbone.proposal.rules.ProposalRules;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The service as a process of its own; the standalone launcher starts it beside the gateway instead. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ServiceKit.class, NoticeConfiguration.class, DeliveryConfiguration.class, ProposalCases.class,
    ProposalCommitments.class,
    ProposalRules.class, ProposalCampaigns.class, ProposalDelegations.class, ProposalCalendars.class,
    ProposalDates.class,
    ProposalLetters.class, ProposalDispatch.class, ProposalDispatchPlans.class,
    ProposalNotices.class, ProposalProgress.class, CaseImport.class})
public class ProposalServiceApplication {
    /** The configuration file's own name: beside other services in one JVM, {@code application.yaml} would be anyone's. */
    public static final String CONFIG_NAME = "spring.config.name=proposal-service";

    static void main(String[] arguments) {
        new SpringApplicationBuilder(ProposalServiceApplication.class).properties(CONFIG_NAME).run(arguments);
    }

    @Bean
    ServiceTitle title() {
        return new ServiceTitle("建议提案办理服务", "Deputies' suggestions and members' proposals", "1.0.0");
    }
}
