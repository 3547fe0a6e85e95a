package govbackbone.registry.notices;

import govbackbone.events.notice.NoticeDraftEvent;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.notice.NoticeDraftCommand;
import govbackbone.kit.notice.NoticeDrafts;
import govbackbone.kit.reaction.Reaction;
import govbackbone.registry.projects.ProjectCommand;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Words the notices of projects, for the inbox that proposal-service keeps. */
@Configuration(proxyBeanMethods = false)
public class NoticeWordingConfiguration {
    @Bean
    AggregateType<NoticeDraftCommand, ?, NoticeDraftEvent> noticeDrafts() {
        return NoticeDrafts.TYPE;
    }

    @Bean
    Reaction<ProjectEvent> wordNotices(AggregateType<ProjectCommand, ?, ProjectEvent> projects, EventLog events) {
        return NoticeDrafts.wording("word-notices", ProjectEvent.class,
                recorded -> ProjectNotices.of(recorded, () -> events.history(projects, recorded.aggregateId())));
    }
}
