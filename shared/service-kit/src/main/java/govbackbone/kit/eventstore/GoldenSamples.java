package govbackbone.kit.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import govbackbone.events.DomainEvent;
import tools.jackson.databind.json.JsonMapper;

/**
 * The checked-in samples of everything the log has ever stored: one file {@code <type>-<revision>.json} for each revision
 * of each event, only ever added to. A service's test asserts that there are no {@link #problems}. Run with the system
 * property {@code golden.write=true}, the samples that are missing are written from the examples; one that exists is never
 * overwritten.
 */
public final class GoldenSamples {
    private static final JsonMapper MAPPER = StoredJson.mapper();
    private final EventJson events;
    private final Path directory;

    /** @param directory usually {@code src/test/resources/golden} */
    public GoldenSamples(EventJson events, Path directory) {
        this.events = events;
        this.directory = directory;
    }

    /**
     * What is wrong, one sentence each: an event without example, a missing sample, a sample that no longer reads, a
     * sample of the current revision that is not what its example is stored as.
     *
     * @param examples one of every event, with every field filled
     */
    public List<String> problems(Collection<? extends DomainEvent> examples) {
        Map<String, DomainEvent> byType = new HashMap<>();
        examples.forEach(example -> byType.put(events.typeOf(example.getClass()).value(), example));
        List<String> problems = new ArrayList<>();
        events.revisions().forEach((type, current) -> {
            for (int revision = 1; revision < current; revision++) {
                checkReads(type, revision, problems);
            }
            DomainEvent example = byType.get(type);
            if (example == null) {
                problems.add("No example of " + type);
            } else {
                checkCurrent(type, current, example, problems);
            }
        });
        return problems;
    }

    private void checkCurrent(String type, int revision, DomainEvent example, List<String> problems) {
        String written = MAPPER.readTree(events.write(example)).toPrettyString() + "\n";
        Path file = file(type, revision);
        if (Boolean.getBoolean("golden.write") && Files.notExists(file)) {
            write(file, written);
        }
        if (checkReads(type, revision, problems) && !written.equals(read(file))) {
            problems.add("%s %d is now stored as %s: raise its revision and add an upcaster".formatted(type, revision,
                    written.strip()));
        }
    }

    private boolean checkReads(String type, int revision, List<String> problems) {
        Path file = file(type, revision);
        if (Files.notExists(file)) {
            problems.add("No sample " + file);
            return false;
        }
        try {
            events.read(type, revision, read(file));
            return true;
        } catch (RuntimeException e) {
            problems.add("%s does not read: %s".formatted(file, e.getCause() == null ? e : e.getCause()));
            return false;
        }
    }

    private Path file(String type, int revision) {
        return directory.resolve(type + "-" + revision + ".json");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
