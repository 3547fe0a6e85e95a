package govbackbone.proposal.bad;

import govbackbone.gateway.bad.GatewayThatKnowsEvents;

/** A service knows the kit and the events only. */
record ServiceThatKnowsTheGateway(GatewayThatKnowsEvents gateway) {}
