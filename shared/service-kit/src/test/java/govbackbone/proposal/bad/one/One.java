package govbackbone.proposal.bad.one;

import govbackbone.proposal.bad.two.Two;
import org.jspecify.annotations.Nullable;

public record One(@Nullable Two two) {}
