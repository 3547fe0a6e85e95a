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
