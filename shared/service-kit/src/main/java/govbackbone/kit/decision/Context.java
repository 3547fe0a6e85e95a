package govbackbone.kit.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import govbackbone.kit.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision may know besides state and command, so that deciders need no clock and no I/O.
 *
 * @param actor    who asks
 * @param now      the moment of deciding
 * @param calendar the working days known at that moment
 * @param id       of the aggregate whose command it is
 */
public record Context(Actor actor, Instant now, WorkingCalendar calendar, String id) {
    /** The one time zone of business dates; it has no daylight saving time. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** For a decision to which the id does not matter. */
    public Context(Actor actor, Instant now, WorkingCalendar calendar) {
        this(actor, now, calendar, "");
    }

    /** The business date of {@link #now}. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, ZONE);
    }

    /** A business date that may be left out: then it is today. */
    public LocalDate orToday(@Nullable LocalDate date) {
        return date == null ? today() : date;
    }
}
