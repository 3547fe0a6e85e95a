package govbackbone.proposal.calendars;

import java.util.List;

import govbackbone.events.calendar.CalendarEvent;
import govbackbone.kit.decision.Reason;
import govbackbone.testkit.aggregate.EventContract;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/** The events as the log keeps them and as people read them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CalendarEventTest implements EventContract<CalendarEvent> {
    @Override
    public Class<CalendarEvent> events() {
        return CalendarEvent.class;
    }

    @Override
    public List<CalendarEvent> samples() {
        return CalendarDeciderTest.sampleEvents();
    }

    @Override
    public Reason[] reasons() {
        return CalendarRejection.values();
    }
}
