package govbackbone.kit.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Release;

/**
 * What a decision takes and gives back, all its events together.
 *
 * @param taken what is held after the last event
 * @param given back, except what is taken again
 */
record Holdings(List<Claim> taken, List<Release> given) {
    static <E extends DomainEvent> Holdings of(AggregateType<?, ?, E> type, List<E> events) {
        List<Claim> taken = new ArrayList<>();
        List<Release> given = new ArrayList<>();
        for (E event : events) {
            List<Release> releases = type.releases().apply(event);
            taken.removeIf(claim -> releases.stream().anyMatch(release -> covers(release, claim)));
            given.addAll(releases);
            taken.addAll(type.claims().apply(event));
        }
        return new Holdings(List.copyOf(taken), List.copyOf(given));
    }

    private static boolean covers(Release release, Claim claim) {
        return release.scope().equals(claim.scope())
                && (release.value() == null || release.value().equals(claim.value()))
                && Objects.equals(release.holder(), claim.holder());
    }

    boolean isNothing() {
        return taken.isEmpty() && given.isEmpty();
    }
}
