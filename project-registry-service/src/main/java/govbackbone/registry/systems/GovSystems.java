package govbackbone.registry.systems;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import govbackbone.events.UnitCode;
import govbackbone.registry.systems.GovSystem.None;
import govbackbone.registry.systems.GovSystem.Registered;
import govbackbone.registry.systems.GovSystem.Retired;
import org.jspecify.annotations.Nullable;

/** The catalogue as a value: what others' decisions may know of a system. */
public final class GovSystems {
    private static final int PROTECTED_FROM_LEVEL = 2;
    private static final int ENCRYPTED_FROM_LEVEL = 3;

    private final Map<String, ? extends GovSystem> systems;

    /** @param systems by catalogue number */
    GovSystems(Map<String, ? extends GovSystem> systems) {
        this.systems = systems;
    }

    /**
     * A system of the catalogue.
     *
     * @param retiredOn      absent while it is in use
     * @param owed           names of the resources it has to share and does not
     * @param protectedUntil the last day of its assessment under classified protection
     * @param cryptoUntil    the last day of its assessment of cryptography
     */
    public record Entry(String name, UnitCode unit, @Nullable LocalDate retiredOn, int gradingLevel,
            List<String> owed, @Nullable LocalDate protectedUntil, @Nullable LocalDate cryptoUntil) {
        /** From level 2 on a valid assessment is needed (公通字〔2007〕43号 art. 14, 15). */
        public boolean isProtectedOn(LocalDate date) {
            return gradingLevel < PROTECTED_FROM_LEVEL || reaches(protectedUntil, date);
        }

        /** From level 3 on the use of cryptography is assessed (国办发〔2019〕57号). */
        public boolean isEncryptedOn(LocalDate date) {
            return gradingLevel < ENCRYPTED_FROM_LEVEL || reaches(cryptoUntil, date);
        }

        private static boolean reaches(@Nullable LocalDate until, LocalDate date) {
            return until != null && !until.isBefore(date);
        }
    }

    /** The system of that number, in use or not; empty if it was never in the catalogue. */
    public Optional<Entry> find(String catalogueNo) {
        GovSystem system = systems.get(catalogueNo);
        return switch (system == null ? GovSystem.NONE : system) {
            case None _ -> Optional.empty();
            case Registered at -> Optional.of(new Entry(at.name(), at.unit(), null, at.gradingLevel(), at.owed(),
                    at.protectedUntil(), at.cryptoUntil()));
            case Retired at ->
                Optional.of(new Entry(at.name(), at.unit(), at.retiredOn(), 1, List.of(), null, null));
        };
    }
}
