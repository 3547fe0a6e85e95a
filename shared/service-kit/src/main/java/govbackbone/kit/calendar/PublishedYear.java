package govbackbone.kit.calendar;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/**
 * The State Council's arrangement of one year's holidays (国务院办公厅关于…年部分节假日安排的通知), or a revision of it.
 *
 * @param year        which the arrangement is for; its New Year holiday may reach back into the year before
 * @param revision    1 for the first paper of the year, then 2…
 * @param publishedOn the day it became known
 * @param paper       where it was published
 * @param days        that differ from an ordinary week or are holidays, oldest first
 */
record PublishedYear(int year, int revision, LocalDate publishedOn, URI paper, List<Day> days) {
    PublishedYear {
        days = List.copyOf(days);
    }

    /** {@code 2020-2}: the second paper for 2020. */
    String version() {
        return year + "-" + revision;
    }

    /** A day with the name of the holiday it belongs to. */
    record Day(LocalDate date, DayKind kind, String name) {}
}
