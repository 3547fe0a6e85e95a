package govbackbone.deploy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import govbackbone.kit.decision.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** What a live product shows to Prometheus, what the page about metrics says, and what the alerts look at. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(RunningProduct.Shared.class)
class MetricsE2ETest {
    private static final Path PROMETHEUS = Path.of("prometheus");
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern SERIES = Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? ");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*(?:=~|!~|!=|=)\\s*\"");
    private static final Pattern SELECTOR = Pattern
            .compile("(?<![\\w:])([a-zA-Z_:][\\w:]*+)\\s*+(?:\\{([^}]*)})?+(?!\\()");
    /** Prometheus adds these to what it scrapes, as its configuration says. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance", "service");
    private static final Set<String> WORDS = Set.of("and", "or", "unless");

    private final RunningProduct product;

    MetricsE2ETest(RunningProduct product) {
        this.product = product;
    }

    @BeforeEach
    void let_something_happen() throws Exception {
        product.door.post("/api/proposals/unknown/complete", Role.OFFICE, "{}");
    }

    @Test
    void every_metric_of_the_backbone_is_explained_and_every_one_explained_is_there() throws Exception {
        Set<String> live = families(scrape().keySet());
        Set<String> explained = matches(Pattern.compile("(?m)^\\| `(backbone_[a-z_]+)`"),
                Files.readString(DOCS.resolve("metrics.md"))).map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(explained).isEqualTo(live).isNotEmpty();
    }

    private static Set<String> families(Collection<String> series) {
        return series.stream().filter(name -> name.startsWith("backbone_"))
                .map(name -> name.replaceFirst("_(count|sum|bucket|max)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_alert_looks_at_metrics_and_labels_that_are_there() throws Exception {
        Map<String, Set<String>> live = scrape();
        for (Map<?, ?> alert : alerts()) {
            String expression = String.valueOf(alert.get("expr"));
            for (MatchResult selector : selectors(expression)) {
                String name = selector.group(1);
                if (name.equals("up")) {
                    continue;
                }
                assertThat(live).as("%s", alert.get("alert")).containsKey(name);
                Set<String> labels = new TreeSet<>(live.getOrDefault(name, Set.of()));
                labels.addAll(OF_PROMETHEUS);
                assertThat(labels).as("%s: %s", alert.get("alert"), name)
                        .containsAll(labels(selector.group(2) == null ? "" : selector.group(2)));
            }
        }
    }

    /** What an expression selects: names that are neither words of the language, functions nor labels to group by. */
    private static List<MatchResult> selectors(String expression) {
        String bare = expression.replaceAll("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)", " ")
                .replaceAll("\\[[^]]*]|offset\\s+\\w+", " ");
        return matches(SELECTOR, bare).filter(found -> !WORDS.contains(found.group(1))).toList();
    }

    @Test
    void every_alert_speaks_both_languages_and_names_a_page_that_is_there() throws Exception {
        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.get("labels")).asString().containsAnyOf("severity=page", "severity=ticket");
            Map<?, ?> words = (Map<?, ?>) Objects.requireNonNull(alert.get("annotations"));
            assertThat(words.get("summary")).asString().containsPattern("\\p{IsHan}");
            assertThat(words.get("description")).asString().isNotBlank();
            assertThat(Path.of("..", String.valueOf(words.get("runbook")))).exists();
        });
    }

    @Test
    void nothing_a_client_makes_up_becomes_a_series() throws Exception {
        strangeRequests("a");
        Set<String> before = series();
        strangeRequests("b");
        assertThat(series()).isEqualTo(before);
    }

    private void strangeRequests(String what) throws Exception {
        for (String path : List.of("/api/" + what, "/api/proposals/" + what, "/api/proposals/" + what + "/history",
                "/api/admin/" + what + "/projections", "/api/admin/proposal/projections/" + what + "/parked")) {
            product.door.get(path, Role.ADMIN);
            product.door.get(path, Role.OFFICE);
            product.door.post(path, Role.OFFICE, "{\"" + what + "\":1}");
        }
        product.door.post("/api/proposals/" + what + "/" + what, Role.OFFICE, "{}");
    }

    private Set<String> series() throws Exception {
        return scrapes().stream().flatMap(String::lines)
                .filter(line -> line.contains("uri=") || line.contains("command="))
                .map(line -> line.substring(0, line.lastIndexOf(' '))).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of the series and their labels. */
    private Map<String, Set<String>> scrape() throws Exception {
        Map<String, Set<String>> series = new TreeMap<>();
        for (String scrape : scrapes()) {
            matches(SERIES, scrape).forEach(found -> series.computeIfAbsent(found.group(1), name -> new TreeSet<>())
                    .addAll(labels(found.group(2) == null ? "" : found.group(2))));
        }
        return series;
    }

    private List<String> scrapes() throws Exception {
        int[] ports = IntStream.concat(IntStream.of(product.ports.doorManagement()),
                IntStream.range(0, RunningProduct.SERVICES.size()).map(product.ports::serviceManagement)).toArray();
        Stream.Builder<String> scrapes = Stream.builder();
        for (int port : ports) {
            scrapes.add(new Door(URI.create("http://localhost:" + port), product.door.key()).get("/actuator/prometheus")
                    .body());
        }
        return scrapes.build().toList();
    }

    private static Set<String> labels(String matchers) {
        return matches(LABEL, matchers).map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static List<Map<?, ?>> alerts() throws IOException {
        Map<String, List<Map<String, List<Map<?, ?>>>>> file = new Yaml()
                .load(Files.readString(PROMETHEUS.resolve("alerts.yml")));
        return file.getOrDefault("groups", List.of()).stream().flatMap(group -> group.getOrDefault("rules", List.of())
                .stream()).toList();
    }
}
