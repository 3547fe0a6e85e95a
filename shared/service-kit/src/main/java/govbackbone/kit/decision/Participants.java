package govbackbone.kit.decision;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import govbackbone.events.Subjects;

/**
 * Who took which part in a record.
 *
 * @param subjects canonical, by part
 */
public record Participants(Map<Part, Set<String>> subjects) {
    public static final Participants NOBODY = new Participants(Map.of());

    public Participants {
        subjects = Map.copyOf(subjects);
    }

    public Set<String> as(Part part) {
        return subjects.getOrDefault(part, Set.of());
    }

    /** With that person as well; the backbone itself is no person. */
    public Participants with(Part part, String subject) {
        String canonical = Subjects.canonical(subject);
        if (canonical.equals(Actor.BACKBONE.subject()) || as(part).contains(canonical)) {
            return this;
        }
        Set<String> all = new HashSet<>(as(part));
        all.add(canonical);
        return changed(part, all);
    }

    /** With that part taken by nobody again, for instance because it has to be done anew. */
    public Participants without(Part part) {
        return as(part).isEmpty() ? this : changed(part, Set.of());
    }

    private Participants changed(Part part, Set<String> people) {
        Map<Part, Set<String>> next = new EnumMap<>(Part.class);
        next.putAll(subjects);
        if (people.isEmpty()) {
            next.remove(part);
        } else {
            next.put(part, Set.copyOf(people));
        }
        return new Participants(next);
    }
}
