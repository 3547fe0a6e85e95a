package govbackbone.kit.projection;

import java.time.Duration;

/**
 * How the engine works. None of it changes what the documents come to hold.
 *
 * @param batchSize    events folded into one write, at least 1
 * @param segments     parts into which the documents of a projection are divided when its tokens are created, at least 1;
 *                     as many instances can share the work
 * @param threads      worker threads of all projections of this instance together, at least 1
 * @param claimTimeout after which another instance takes over a segment that was not heard of
 * @param pulse        how often generations, lost databases and the lag are looked at
 * @param retireAfter  how long a replaced generation is kept for reads that had begun on it
 */
public record ProjectionSettings(int batchSize, int segments, int threads, Duration claimTimeout, Duration pulse,
        Duration retireAfter) {
    /** What suits a service on a small machine. */
    public static final ProjectionSettings DEFAULT = new ProjectionSettings(500, 2, 2, Duration.ofSeconds(10),
            Duration.ofMillis(500), Duration.ofSeconds(60));

    public ProjectionSettings {
        if (batchSize < 1 || segments < 1 || threads < 1) {
            throw new IllegalArgumentException("Batch size, segments and threads are at least 1");
        }
    }
}
