package govbackbone.reporting.registry;

import govbackbone.events.Wording;
import govbackbone.events.registry.SystemEvent;
import govbackbone.events.registry.SystemEvent.*;
import govbackbone.events.registry.SystemState;
import govbackbone.kit.decision.Recorded;
import govbackbone.reporting.ledger.Book;
import govbackbone.reporting.ledger.Journal;
import org.jspecify.annotations.Nullable;

import static govbackbone.reporting.registry.RegistryQuantities.*;

/** What every event of a government system contributes. */
final class SystemBook {
    private static final int NEEDS_ASSESSMENT = 2;

    private SystemBook() {}

    static Book<SystemEvent, SystemAccount> book() {
        return new Book<>("system", new Wording("政务信息系统", "Government system"), "government-systems",
                SystemEvent.class, SystemAccount.class, 3, SystemBook::fold);
    }

    private static SystemAccount fold(@Nullable SystemAccount before, Recorded<SystemEvent> recorded,
            Journal journal) {
        String title = before == null ? "" : before.title();
        SystemState state = before == null ? SystemState.IN_USE : before.standing();
        switch (recorded.event()) {
            case SystemRegistered e -> {
                title = e.name();
                journal.classify(UNIT.code(), e.unit().value());
                journal.name(e.unit().value(), e.unitName());
                journal.classify(HOSTING.code(), e.hosting().name());
                journal.classify(GRADING.code(), String.valueOf(e.gradingLevel()));
                journal.count(SYSTEMS);
                if (e.gradingLevel() >= NEEDS_ASSESSMENT) {
                    journal.count(EXPIRED);
                }
            }
            case SystemChanged e -> {
                title = e.name();
                journal.classify(HOSTING.code(), e.hosting().name());
            }
            case ProtectionAssessed e -> {
                journal.classify(GRADING.code(), String.valueOf(e.gradingLevel()));
                journal.end(EXPIRED, journal.on());
                journal.post(EXPIRED, 1, e.validUntil().plusDays(1));
            }
            case CapabilityDeclared _ -> {
                journal.end(SHARED, journal.on());
                journal.count(SHARED);
            }
            case CapabilityWithdrawn _ -> journal.end(SHARED, journal.on());
            case SystemRetired _ -> {
                journal.end(SHARED, journal.on());
                state = SystemState.RETIRED;
                journal.end(SYSTEMS, journal.on());
                journal.end(EXPIRED, journal.on());
                journal.count(SYSTEMS_RETIRED);
            }
            case SystemExtended _,CryptographyAssessed _,SharingFulfilled _ -> {
            }
        }
        return new SystemAccount(recorded.aggregateId(), recorded.version(), title,
                state, journal.dimensions(), journal.names(), journal.entries());
    }
}
