package govbackbone.proposal.bad;

import org.axonframework.messaging.MetaData;

/** Axon outside the storage. */
record ServiceThatKnowsAxon(MetaData metadata) {}
