package govbackbone.proposal.bad.two;

import govbackbone.proposal.bad.one.One;
import org.jspecify.annotations.Nullable;

public record Two(@Nullable One one) {}
