package govbackbone.kit.eventstore;

import govbackbone.kit.decision.LogPosition;

import org.axonframework.eventhandling.TrackingToken;

import org.jspecify.annotations.Nullable;

/**
 * Axon's tracking token over a {@link LogPosition}. Positions are totally ordered, so a token holds no gaps.
 *
 * @param at the position of the last event read
 */
public record LogToken(LogPosition at) implements TrackingToken {
    @Override
    public TrackingToken lowerBound(TrackingToken other) {
        return positionOf(other).compareTo(at) < 0 ? other : this;
    }

    @Override
    public TrackingToken upperBound(TrackingToken other) {
        return positionOf(other).compareTo(at) > 0 ? other : this;
    }

    @Override
    public boolean covers(@Nullable TrackingToken other) {
        return other == null || positionOf(other).compareTo(at) <= 0;
    }

    private static LogPosition positionOf(TrackingToken token) {
        if (token instanceof LogToken(LogPosition position)) {
            return position;
        }
        throw new IllegalArgumentException("Not a token of this log: " + token);
    }
}
