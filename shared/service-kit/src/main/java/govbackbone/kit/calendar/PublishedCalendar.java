package govbackbone.kit.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import govbackbone.events.DatePeriod;
import govbackbone.events.ExplainedDate;
import govbackbone.events.ExplainedDate.NonWorkingDay;
import govbackbone.events.RollPolicy;
import govbackbone.events.calendar.CalendarDay;
import govbackbone.events.calendar.DayKind;
import org.jspecify.annotations.Nullable;

/** The calendar that a set of published papers makes, one paper for a year. */
final class PublishedCalendar implements WorkingCalendar {
    private final Map<Integer, String> versions = new HashMap<>();
    private final Map<LocalDate, Listed> listed = new HashMap<>();

    PublishedCalendar(List<PublishedYear> papers) {
        for (PublishedYear paper : papers) {
            versions.put(paper.year(), paper.version());
            paper.days().forEach(day -> listed.put(day.date(), new Listed(day, paper.version())));
        }
    }

    @Override
    public DayKind kindOf(LocalDate date) {
        Listed day = listed.get(date);
        if (day != null) {
            return day.day().kind();
        }
        return PublishedYear.ordinary(date);
    }

    @Override
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -workingDaysBetween(to, from);
        }
        return (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(this::isWorkingDay).count();
    }

    @Override
    public ExplainedDate end(LocalDate start, DatePeriod period, RollPolicy roll) {
        if (period.amount() > LONGEST) {
            throw new IllegalArgumentException("A period of at most " + LONGEST + ", not " + period.amount());
        }
        var walk = new Walk();
        LocalDate nominal = switch (period.unit()) {
            case DAYS -> start.plusDays(period.amount());
            case MONTHS -> start.plusMonths(period.amount());
            case WORKING_DAYS -> walk.workingDays(start, period.amount());
        };
        LocalDate date = switch (roll) {
            case NONE -> nominal;
            case NEXT_WORKING_DAY -> walk.toWorkingDay(nominal);
        };
        return walk.explain(date, start, period, roll, date.equals(nominal) ? null : nominal);
    }

    /** A day as a paper lists it, and which one. */
    private record Listed(CalendarDay day, String version) {}

    /** One computation, which remembers every day it looked at. */
    private final class Walk {
        private final List<NonWorkingDay> notCounted = new ArrayList<>();
        private final SortedSet<LocalDate> makeUpWorked = new TreeSet<>();
        private final SortedSet<String> used = new TreeSet<>();
        private boolean provisional;

        LocalDate workingDays(LocalDate start, int amount) {
            LocalDate date = start;
            for (int counted = 0; counted < amount;) {
                date = date.plusDays(1);
                if (isWorked(date)) {
                    counted++;
                }
            }
            return date;
        }

        LocalDate toWorkingDay(LocalDate nominal) {
            LocalDate date = nominal;
            while (!isWorked(date)) {
                date = date.plusDays(1);
            }
            return date;
        }

        ExplainedDate explain(LocalDate date, LocalDate start, DatePeriod period, RollPolicy roll,
                @Nullable LocalDate rolledFrom) {
            return new ExplainedDate(date, start, period, roll, rolledFrom, null, notCounted,
                    List.copyOf(makeUpWorked), List.copyOf(used), provisional);
        }

        private boolean isWorked(LocalDate date) {
            noteSource(date);
            DayKind kind = kindOf(date);
            if (kind == DayKind.MAKE_UP_WORK) {
                makeUpWorked.add(date);
            }
            if (!kind.isWorked()) {
                notCounted.add(new NonWorkingDay(date, nameOf(date)));
            }
            return kind.isWorked();
        }

        private void noteSource(LocalDate date) {
            noteYear(date.getYear());
            if (MonthDay.from(date).compareTo(PublishedYear.NEW_YEAR_REACHES_BACK_TO) >= 0) {
                noteYear(date.getYear() + 1);
            }
        }

        private void noteYear(int year) {
            String version = versions.get(year);
            if (version == null) {
                provisional = true;
            } else {
                used.add(version);
            }
        }

        private String nameOf(LocalDate date) {
            Listed day = listed.get(date);
            if (day != null) {
                return day.day().name();
            }
            return date.getDayOfWeek() == DayOfWeek.SATURDAY ? "周六" : "周日";
        }
    }
}
