package govbackbone.kit.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.axonframework.messaging.unitofwork.UnitOfWork;

/** The share of the pool that commands may take, each only for as long as it reads or writes. */
final class Connections {
    private final SpringTransactions transactions;
    private final Duration patience;
    private final Semaphore free;

    /** @param patience how long is waited for one */
    Connections(SpringTransactions transactions, int most, Duration patience) {
        this.transactions = transactions;
        this.patience = patience;
        this.free = new Semaphore(most, true);
    }

    /** @throws CommandFailure.Unavailable if none is free in time */
    <T> T during(Callable<T> work) throws Exception {
        take();
        try {
            return work.call();
        } finally {
            free.release();
        }
    }

    /**
     * From here on the unit of work has a transaction, which ends with it.
     *
     * @throws CommandFailure.Unavailable if no connection is free in time
     */
    void begin(UnitOfWork<?> work) {
        take();
        work.onCleanup(unit -> free.release());
        transactions.begin(work);
    }

    private void take() {
        try {
            if (free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new CommandFailure.Unavailable("The database is too slow", 1, null);
    }
}
