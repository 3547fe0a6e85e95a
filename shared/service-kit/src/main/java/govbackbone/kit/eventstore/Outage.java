package govbackbone.kit.eventstore;

import java.sql.SQLException;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/** What says that PostgreSQL is away, on its way down or up, or too busy, and nothing about what was asked of it. */
public final class Outage {
    /** Lock not available in time. */
    static final String LOCK_TIMEOUT = "55P03";

    // Connection, transaction already failed, login, no resources, operator intervention, system error.
    private static final Set<String> CLASSES = Set.of("08", "25", "28", "53", "57", "58");

    private Outage() {}

    /** Whether it may pass by itself, so that the same may be asked again later. */
    public static boolean explains(Throwable failure) {
        if (failure instanceof ConcurrencyFailureException) {
            return false;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SQLException sql -> {
                    return isOutage(sql.getSQLState());
                }
                case CannotCreateTransactionException e -> {
                    return true;
                }
                case TransactionTimedOutException e -> {
                    return true;
                }
                case DataAccessResourceFailureException e -> {
                    return true;
                }
                case TransientDataAccessResourceException e -> {
                    return true;
                }
                case RecoverableDataAccessException e -> {
                    return true;
                }
                case QueryTimeoutException e -> {
                    return true;
                }
                default -> {
                }
            }
        }
        return false;
    }

    // The driver and the pool give no state to some of what they cannot do without a connection.
    private static boolean isOutage(@Nullable String state) {
        return state == null || state.length() < 2 || state.equals(LOCK_TIMEOUT)
                || CLASSES.contains(state.substring(0, 2));
    }
}
