package govbackbone.proposal;

import govbackbone.kit.ServiceKit;
import govbackbone.kit.delivery.DeliveryConfiguration;
import govbackbone.kit.http.ServiceTitle;
import govbackbone.kit.notice.NoticeConfiguration;
import govbackbone.proposal.calendars.CalendarConfiguration;
import govbackbone.proposal.campaigns.CampaignConfiguration;
import govbackbone.proposal.cases.CaseConfiguration;
import govbackbone.proposal.commitments.CommitmentConfiguration;
import govbackbone.proposal.dates.DateConfiguration;
import govbackbone.proposal.delegations.DelegationConfiguration;
import govbackbone.proposal.dispatch.DispatchConfiguration;
import govbackbone.proposal.dispatchplans.DispatchPlanConfiguration;
import govbackbone.proposal.imports.CaseImport;
import govbackbone.proposal.letters.LetterConfiguration;
import govbackbone.proposal.notices.NoticeWordingConfiguration;
import govbackbone.proposal.progress.ProgressConfiguration;
import govbackbone.proposal.rules.RuleConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The service as a process of its own; the standalone launcher starts it beside the gateway instead. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ServiceKit.class, NoticeConfiguration.class, DeliveryConfiguration.class, CaseConfiguration.class,
    CommitmentConfiguration.class,
    RuleConfiguration.class, CampaignConfiguration.class, DelegationConfiguration.class, CalendarConfiguration.class,
    DateConfiguration.class,
    LetterConfiguration.class, DispatchConfiguration.class, DispatchPlanConfiguration.class,
    NoticeWordingConfiguration.class, ProgressConfiguration.class, CaseImport.class})
public class ProposalServiceApplication {
    /** Of its configuration, its log and its documents, and at the gateway. */
    public static final String NAME = "proposal";

    static void main(String[] arguments) {
        ServiceKit.run(ProposalServiceApplication.class, NAME, arguments);
    }

    @Bean
    ServiceTitle title() {
        return new ServiceTitle("建议提案办理服务", "Deputies' suggestions and members' proposals", "1.0.0");
    }
}
