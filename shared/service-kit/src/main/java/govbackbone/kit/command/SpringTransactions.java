package govbackbone.kit.command;

import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Axon's units of work in Spring's transactions. */
record SpringTransactions(PlatformTransactionManager manager) {
    private static final Logger LOG = LoggerFactory.getLogger(SpringTransactions.class);

    /** From here on the unit of work has a transaction, which ends with it, however that ends: Axon rolls no Error back. */
    void begin(UnitOfWork<?> work) {
        TransactionStatus transaction = manager.getTransaction(new DefaultTransactionDefinition());
        work.onCommit(unit -> manager.commit(transaction));
        work.onCleanup(unit -> rollBackUnlessCompleted(transaction));
    }

    // Without its connection a transaction is rolled back as well; what broke it is what counts.
    private void rollBackUnlessCompleted(TransactionStatus transaction) {
        if (!transaction.isCompleted()) {
            try {
                manager.rollback(transaction);
            } catch (TransactionException e) {
                LOG.debug("The connection is gone", e);
            }
        }
    }
}
