package govbackbone.kit.projection;

import java.util.List;

/** Every log that a service reads: its {@link LogSource} beans or, without one, its own log. */
public record LogSources(List<LogSource> all) {
    public LogSources {
        all = List.copyOf(all);
    }
}
