package govbackbone.deploy;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Tells people who wait how far it is, every few seconds; what is over at once is not worth a line. */
final class Progress {
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final PrintStream to;
    private final InstantSource clock;
    private Instant next;

    Progress(PrintStream to, InstantSource clock) {
        this.to = to;
        this.clock = clock;
        this.next = clock.instant().plus(SILENCE);
    }

    /** @param line Chinese first; asked for only if it is time to tell it */
    void tell(Supplier<String> line) {
        Instant now = clock.instant();
        if (now.isAfter(next)) {
            to.println(line.get());
            next = now.plus(SILENCE);
        }
    }
}
