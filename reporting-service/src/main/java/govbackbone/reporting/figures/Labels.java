package govbackbone.reporting.figures;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import govbackbone.events.Wording;
import govbackbone.reporting.ledger.Dimension;
import govbackbone.reporting.ledger.Ledger;
import govbackbone.reporting.ledger.Measure;
import govbackbone.reporting.ledger.MeasureUnit;
import org.jspecify.annotations.Nullable;

/** What codes and values are called in answers. */
final class Labels {
    private static final Wording NONE = new Wording("未定", "None yet");
    private static final Wording NO_VALUE = new Wording("—", "—");

    private final Ledger ledger;

    Labels(Ledger ledger) {
        this.ledger = ledger;
    }

    static Wording text(MeasureUnit unit, @Nullable BigDecimal value) {
        return value == null ? NO_VALUE : unit.text(value);
    }

    /** The values of a group by its dimensions. */
    static Map<String, String> dimensions(List<String> by, List<String> values) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (int i = 0; i < by.size(); i++) {
            dimensions.put(by.get(i), values.get(i));
        }
        return dimensions;
    }

    Map<String, Wording> of(Measure measure, Map<String, String> dimensions) {
        Map<String, Wording> labels = new LinkedHashMap<>();
        dimensions.forEach((code, value) -> FigureQuery.dimension(measure, code)
                .ifPresent(dimension -> labels.put(code, of(dimension, value))));
        return labels;
    }

    private Wording of(Dimension dimension, String value) {
        if (value.isEmpty()) {
            return NONE;
        }
        return dimension.label(value).orElseGet(() -> {
            String name = ledger.name(value).orElse(value);
            return new Wording(name, name);
        });
    }
}
