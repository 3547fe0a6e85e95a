package govbackbone.registry.overlap;

import java.util.List;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.OverlapWith;
import org.jspecify.annotations.Nullable;

/**
 * Something that may do what is filed, or what is filed itself.
 *
 * @param id        of the project, or its number in a catalogue
 * @param unit      whose it is
 * @param year      of the filing; 0 for what was not filed
 * @param filed     as what it was filed; null for what was not filed
 * @param continued whether it goes on with what its unit had before (续建、运维、购买服务)
 * @param basedOn   ids of what it says to operate, extend or build on
 */
record Candidate(OverlapWith kind, String id, String name, List<String> functions, String content, UnitCode unit,
        int year, @Nullable FilingKind filed, boolean continued, Set<String> basedOn) {
    Candidate {
        functions = List.copyOf(functions);
        basedOn = Set.copyOf(basedOn);
    }

    /** What is told of it; its words are in the index. */
    Candidate withoutText() {
        return new Candidate(kind, id, name, List.of(), "", unit, year, filed, continued, basedOn);
    }
}
