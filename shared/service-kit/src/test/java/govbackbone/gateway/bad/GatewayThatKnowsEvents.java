package govbackbone.gateway.bad;

import govbackbone.events.DatePeriod;

/** The gateway knows none of our modules. */
public record GatewayThatKnowsEvents(DatePeriod period) {}
