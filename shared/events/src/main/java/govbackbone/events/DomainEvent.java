package govbackbone.events;

import java.time.LocalDate;

/**
 * A decision that has been made. Every context has one sealed interface under this one, whose nested records are its
 * events; each record carries {@link EventType} and {@link Label}.
 */
public interface DomainEvent {
    /**
     * The business date (业务日期) on which the fact took effect, Asia/Shanghai. It may lie before the moment of recording
     * when a fact is entered late, never after it.
     */
    LocalDate effectiveOn();
}
