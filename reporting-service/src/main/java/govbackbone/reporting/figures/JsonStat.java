package govbackbone.reporting.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import govbackbone.events.Wording;
import govbackbone.kit.http.Language;
import govbackbone.reporting.figures.Answers.FigureAnswer;
import govbackbone.reporting.figures.Answers.Line;
import govbackbone.reporting.figures.Answers.Point;
import org.jspecify.annotations.Nullable;

/** Answers as JSON-stat 2.0 datasets: a dense cube for notebooks, its cells in row-major order. */
final class JsonStat {
    private static final String MEASURE = "measure";
    private static final String TIME = "time";

    private final Language language;
    private final Map<String, Map<String, String>> categories = new LinkedHashMap<>();
    private final Map<List<String>, Object> cells = new HashMap<>();

    private JsonStat(Language language, List<String> dimensions) {
        this.language = language;
        dimensions.forEach(dimension -> categories.put(dimension, new LinkedHashMap<>()));
    }

    static Map<String, Object> of(List<FigureAnswer> figures, LocalDate asOf, Language language) {
        Set<String> by = new LinkedHashSet<>(List.of(MEASURE));
        figures.forEach(figure -> by.addAll(figure.dimensions().keySet()));
        by.add(TIME);
        JsonStat cube = new JsonStat(language, List.copyOf(by));
        figures.forEach(figure -> cube.put(figure.measure(), figure.name(), figure.dimensions(), figure.labels(), asOf,
                figure.value()));
        return cube.dataset();
    }

    static Map<String, Object> of(List<Line> lines, Language language) {
        Set<String> by = new LinkedHashSet<>(List.of(MEASURE));
        lines.forEach(line -> by.addAll(line.dimensions().keySet()));
        by.add(TIME);
        JsonStat cube = new JsonStat(language, List.copyOf(by));
        for (Line line : lines) {
            for (Point point : line.points()) {
                cube.put(line.measure(), line.name(), line.dimensions(), line.labels(), point.on(), point.value());
            }
        }
        return cube.dataset();
    }

    private void put(String measure, Wording name, Map<String, String> dimensions, Map<String, Wording> labels,
            LocalDate on, @Nullable Object value) {
        List<String> place = new ArrayList<>();
        categories.forEach((dimension, values) -> {
            String code = switch (dimension) {
                case MEASURE -> measure;
                case TIME -> on.toString();
                default -> dimensions.getOrDefault(dimension, "");
            };
            Wording label = switch (dimension) {
                case MEASURE -> name;
                case TIME -> new Wording(code, code);
                default -> labels.getOrDefault(dimension, new Wording(code, code));
            };
            values.putIfAbsent(code, language.choose(label.zh(), label.en()));
            place.add(code);
        });
        if (value != null) {
            cells.put(place, value);
        }
    }

    private Map<String, Object> dataset() {
        Map<String, Object> dimensions = new LinkedHashMap<>();
        List<Integer> size = new ArrayList<>();
        categories.forEach((dimension, values) -> {
            size.add(values.size());
            dimensions.put(dimension,
                    Map.of("category", Map.of("index", List.copyOf(values.keySet()), "label", values)));
        });
        List<@Nullable Object> value = new ArrayList<>();
        fill(new ArrayList<>(), List.copyOf(categories.values()), value);
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("version", "2.0");
        dataset.put("class", "dataset");
        dataset.put("id", List.copyOf(categories.keySet()));
        dataset.put("size", size);
        dataset.put("role", Map.of("time", List.of(TIME), "metric", List.of(MEASURE)));
        dataset.put("dimension", dimensions);
        dataset.put("value", value);
        return dataset;
    }

    private void fill(List<String> place, List<Map<String, String>> rest,
            List<@Nullable Object> value) {
        if (rest.isEmpty()) {
            value.add(cells.get(place));
            return;
        }
        for (String code : rest.getFirst().keySet()) {
            place.addLast(code);
            fill(place, rest.subList(1, rest.size()), value);
            place.removeLast();
        }
    }
}
