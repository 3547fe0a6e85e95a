package govbackbone.kit.query;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.HistoryChanged;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * Live changes. One reader per service follows the log while anybody listens, and hands every page to all listeners;
 * a listener that is not at the start of that page, because it resumes or was slow, reads the log for itself until it is.
 */
final class Changes {
    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final int PAGE = 1_000;
    private static final int MOST_AT_ONCE = 200;
    private static final int MOST_OF_ONE_CALLER = 10;
    /** Events of the log, of any kind, over which a stream can be resumed. */
    static final int FARTHEST = 10_000;

    /**
     * @param pause     between two looks at the log
     * @param heartbeat between two signs of life
     * @param life      after which a stream ends; the client resumes with a token that is then checked again
     */
    record Pace(Duration pause, Duration heartbeat, Duration life) {
        static final Pace STANDARD = new Pace(Duration.ofMillis(100), Duration.ofSeconds(15), Duration.ofMinutes(5));
    }

    /**
     * A change of a document.
     *
     * @param id      of the document
     * @param version after the change
     * @param type    logical name of the event
     */
    record Change(String id, long version, String type) {}

    /** What a stream carries, in the one order in which it is sent. */
    sealed interface Told {
        /** Everything up to there was told. */
        record Reached(LogPosition at) implements Told {}

        record Changed(Change change, LogPosition at) implements Told {}

        /** The client is too far behind to be told one by one: it reads anew what it shows, and goes on from there. */
        record Reset(LogPosition at) implements Told {}

        record Beat() implements Told {}
    }

    /** @param from every event of the log after it, up to the last of these, is among them */
    private record Page(LogPosition from, List<Recorded<DomainEvent>> events) {
        LogPosition to() {
            return events.isEmpty() ? from : events.getLast().position();
        }
    }

    private final OpenStreams open = new OpenStreams(MOST_AT_ONCE, MOST_OF_ONE_CALLER, 30);
    private final Supplier<EventLog> log;
    private final Views views;
    private final Scheduler blocking;
    private final Pace pace;
    private final Flux<Page> pages;

    /** @param blocking where the log may be read */
    Changes(Supplier<EventLog> log, Views views, Scheduler blocking, Pace pace) {
        this.log = log;
        this.views = views;
        this.blocking = blocking;
        this.pace = pace;
        this.pages = Flux.defer(this::follow)
                .doOnError(e -> LOG.warn("Cannot read the log for live changes: {}", e.toString()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(10))
                        .filter(failure -> !(failure instanceof HistoryChanged)))
                .share();
    }

    private Flux<Page> follow() {
        return read(() -> log.get().head()).flatMapMany(head -> {
            LogPosition[] reached = {head};
            return Mono.defer(() -> page(reached[0])).doOnNext(page -> reached[0] = page.to())
                    .repeatWhen(done -> done.concatMap(once -> Mono.delay(pace.pause())));
        });
    }

    private Mono<Page> page(LogPosition from) {
        return read(() -> new Page(from, log.get().after(from, PAGE)));
    }

    private <T> Mono<T> read(Callable<T> reading) {
        return Mono.fromCallable(reading).subscribeOn(blocking);
    }

    /**
     * Whether a stream can be resumed there: the log holds the event that was received last. So can one that is not resumed.
     */
    Mono<Boolean> canResume(@Nullable LogPosition after) {
        return after == null ? Mono.just(true) : read(() -> log.get().holds(after));
    }

    /**
     * The changes that the reader may see, as server-sent events whose ids are positions in the log.
     *
     * @param after where to resume; null for what happens from now on
     * @param caller who listens
     * @throws govbackbone.kit.http.Problem 429 or 503 if the caller or all together are listening too often
     */
    Flux<ServerSentEvent<Object>> of(ServedView<?> view, AggregateType<?, ?, ? extends DomainEvent> aggregate,
            Scope scope, @Nullable LogPosition after, String caller) {
        return open.admit(caller, Flux.defer(() -> {
            Listener listener = new Listener(view, aggregate.events(), scope, after);
            return sent(pages.onBackpressureLatest().concatMap(listener::hear, 1),
                    Flux.interval(pace.heartbeat()).onBackpressureDrop(), after).take(pace.life())
                    // The client resumes, and is told that it cannot.
                    .onErrorComplete(HistoryChanged.class);
        }));
    }

    /**
     * One sequence of changes and heartbeats. A heartbeat carries the place of the last that was sent before it, so that
     * whoever resumes there misses nothing that still waits to be sent.
     *
     * @param after where the stream begins; null if that is not known yet
     */
    static Flux<ServerSentEvent<Object>> sent(Flux<Told> told, Flux<Long> beats, @Nullable LogPosition after) {
        return Flux.defer(() -> {
            Place place = new Place(after);
            return Flux.merge(told, beats.map(beat -> new Told.Beat())).handle(place::send);
        });
    }

    /** How far one client has been told. */
    private static final class Place {
        private @Nullable LogPosition told;
        private boolean greeted;

        Place(@Nullable LogPosition after) {
            this.told = after;
        }

        void send(Told next, SynchronousSink<ServerSentEvent<Object>> out) {
            switch (next) {
                case Told.Changed(Change change, LogPosition at) -> {
                    told = at;
                    out.next(ServerSentEvent.<Object>builder(change).id(at.reference()).build());
                }
                case Told.Reset(LogPosition at) -> {
                    told = at;
                    out.next(ServerSentEvent.<Object>builder(Map.of()).event("reset").id(at.reference()).build());
                }
                case Told.Reached(LogPosition at) -> {
                    if (told == null || told.compareTo(at) < 0) {
                        told = at;
                    }
                    if (!greeted) {
                        // The first bytes tell the client that from here on nothing is missed.
                        greeted = true;
                        out.next(heartbeat());
                    }
                }
                case Told.Beat() -> out.next(heartbeat());
            }
        }

        /** A comment; its id moves the client's place in the log, so that it resumes from here. */
        private ServerSentEvent<Object> heartbeat() {
            ServerSentEvent.Builder<Object> beat = ServerSentEvent.builder().comment("");
            LogPosition place = told;
            return place == null ? beat.build() : beat.id(place.reference()).build();
        }
    }

    private final class Listener {
        private final ServedView<?> view;
        private final Class<? extends DomainEvent> wanted;
        private final Scope scope;
        private @Nullable LogPosition reached;
        private boolean begun;

        Listener(ServedView<?> view, Class<? extends DomainEvent> wanted, Scope scope, @Nullable LogPosition after) {
            this.view = view;
            this.wanted = wanted;
            this.scope = scope;
            this.reached = after;
        }

        /** Everything up to the end of that page that was not told yet. */
        Flux<Told> hear(Page page) {
            LogPosition after = reached;
            if (after == null) {
                reached = page.from();
                return Flux.<Told>just(new Told.Reached(page.from())).concatWith(tell(page, page.from()));
            }
            if (begun) {
                return hear(page, after);
            }
            begun = true;
            return read(() -> log.get().countAfter(after, FARTHEST + 1) > FARTHEST).flatMapMany(far -> {
                if (far) {
                    reached = page.to();
                    return Flux.just(new Told.Reset(page.to()), new Told.Reached(page.to()));
                }
                return Flux.<Told>just(new Told.Reached(after)).concatWith(hear(page, after));
            });
        }

        private Flux<Told> hear(Page page, LogPosition start) {
            return start.compareTo(page.from()) >= 0
                    ? tell(page, start)
                    : page(start).expand(own -> own.events().isEmpty() || own.to().compareTo(page.to()) >= 0
                            ? Mono.empty()
                            : page(own.to())).concatMap(own -> tell(own, start), 1);
        }

        private Flux<Told> tell(Page page, LogPosition after) {
            List<Recorded<DomainEvent>> changes = page.events().stream()
                    .filter(event -> event.position().compareTo(after) > 0 && wanted.isInstance(event.event()))
                    .toList();
            Flux<Told> told = changes.isEmpty()
                    ? Flux.empty()
                    : visible(changes).flatMapIterable(visible -> changes.stream()
                            .filter(change -> visible.contains(change.aggregateId())).map(Listener::change).toList());
            return told.concatWith(Mono.fromSupplier(() -> advance(page.to())));
        }

        private Told advance(LogPosition to) {
            LogPosition before = reached;
            if (before == null || before.compareTo(to) < 0) {
                reached = to;
            }
            return new Told.Reached(to);
        }

        /** Whose changes the reader may see, as the views say once they show them. */
        private Mono<Set<String>> visible(List<Recorded<DomainEvent>> changes) {
            Map<String, Long> versions = new HashMap<>();
            changes.forEach(change -> versions.merge(change.aggregateId(), change.version(), Math::max));
            if (scope.everything()) {
                return Mono.just(versions.keySet());
            }
            List<String> ids = List.copyOf(versions.keySet());
            return shown(versions, ids).then(views.visible(view, scope, ids).collect(Collectors.toSet()));
        }

        private Mono<Void> shown(Map<String, Long> versions, List<String> ids) {
            return views.versions(view, ids)
                    .filter(document -> Views.version(document) >= versions.getOrDefault(document.getString("_id"), 0L))
                    .count().filter(current -> current == ids.size())
                    .repeatWhenEmpty(Integer.MAX_VALUE, looks -> looks.concatMap(look -> Mono.delay(pace.pause())))
                    .timeout(Views.PATIENCE, Mono.empty()).then();
        }

        private static Told change(Recorded<DomainEvent> change) {
            return new Told.Changed(new Change(change.aggregateId(), change.version(),
                    Histories.type(change.event().getClass())), change.position());
        }
    }
}
