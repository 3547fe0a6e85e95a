package govbackbone.proposal.dates;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

import govbackbone.events.calendar.CalendarEvent;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.Commands;
import govbackbone.kit.deadline.PendingAlarms;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.reaction.Reaction;
import govbackbone.kit.reference.Reference;
import govbackbone.proposal.calendars.CalendarCommand;
import govbackbone.proposal.calendars.WorkCalendar;
import govbackbone.proposal.cases.CaseCommand;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Has deadlines follow the calendar, and dates explained. */
@Configuration(proxyBeanMethods = false)
public class DateConfiguration {
    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    @Bean
    ExplainRoute explainRoute(Supplier<WorkingCalendars> calendars, Function<ServerRequest, Mono<Actor>> actors) {
        return new ExplainRoute(calendars, actors);
    }

    /** Before {@code GET /api/calendars/{id}}. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    RouterFunction<ServerResponse> dateExplanation(ExplainRoute explainRoute) {
        return explainRoute.route();
    }

    /** Goes through all open cases when a calendar changes. */
    @Bean
    SmartLifecycle recalculation(Reference<WorkCalendar, WorkingCalendars> calendars,
            AggregateType<CalendarCommand, ?, CalendarEvent> years, AggregateType<CaseCommand, ?, CaseEvent> cases,
            PendingAlarms waiting, Commands commands, MeterRegistry meters) {
        return new Recalculation(calendars::states, () -> waiting.of(cases), years, cases, commands, meters, LOOK_UP)
                .follower();
    }

    /** Catches what was decided while a calendar changed. */
    @Bean
    Reaction<CaseEvent> lateDeadlines(AggregateType<CaseCommand, ?, CaseEvent> cases,
            Supplier<WorkingCalendars> calendars) {
        return LateDeadlines.reaction(cases, calendars);
    }
}
