package govbackbone.kit.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Appends that come while another one is being committed share the next transaction, so that a busy log pays for fewer
 * commits and an idle one waits for nothing. One that cannot be stored does not take the others with it.
 */
public final class SharedAppends {
    private static final String ALLOWED = SharedAppends.class.getName();
    private static final int MOST_TOGETHER = 64;

    private final Consumer<List<EventMessage<?>>> writer;
    private final Queue<Append> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** @param writer stores and commits them all, or none */
    SharedAppends(Consumer<List<EventMessage<?>>> writer) {
        this.writer = writer;
    }

    /**
     * Says that a unit of work writes nothing but its events, so they may become durable before and apart from its
     * transaction.
     */
    public static void allow(UnitOfWork<?> work) {
        work.resources().put(ALLOWED, true);
    }

    static boolean areAllowed() {
        return CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get().resources().containsKey(ALLOWED);
    }

    /** Returns when the events are durable; throws what the writer throws of them. */
    void append(List<? extends EventMessage<?>> events) {
        Append own = new Append(events);
        waiting.add(own);
        turn.lock();
        try {
            while (!own.settled) {
                settle(next());
            }
        } finally {
            turn.unlock();
        }
        if (own.failure != null) {
            throw own.failure;
        }
    }

    private List<Append> next() {
        List<Append> together = new ArrayList<>();
        for (Append append = waiting.poll(); append != null; append = waiting.poll()) {
            together.add(append);
            if (together.size() == MOST_TOGETHER) {
                break;
            }
        }
        return together;
    }

    private void settle(List<Append> together) {
        RuntimeException failure = failure(together);
        if (failure instanceof DataIntegrityViolationException && together.size() > 1) {
            together.forEach(append -> settle(List.of(append)));
            return;
        }
        together.forEach(append -> {
            append.failure = failure;
            append.settled = true;
        });
    }

    private @Nullable RuntimeException failure(List<Append> together) {
        try {
            writer.accept(together.stream().<EventMessage<?>>flatMap(append -> append.events.stream()).toList());
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    // Only who has the turn touches what is not final.
    private static final class Append {
        private final List<? extends EventMessage<?>> events;
        private boolean settled;
        private @Nullable RuntimeException failure;

        Append(List<? extends EventMessage<?>> events) {
            this.events = events;
        }
    }
}
