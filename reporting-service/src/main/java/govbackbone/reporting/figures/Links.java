package govbackbone.reporting.figures;

import java.util.Map;

import govbackbone.reporting.ledger.Measure;
import govbackbone.reporting.ledger.Slice;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where figures lead to: the entries they are made of.
 *
 * @param root of the product, without a slash at its end; empty for links within it
 */
public record Links(String root) {
    static final Links RELATIVE = new Links("");

    /** Of a slice that is one figure. */
    public String entries(Measure measure, Slice slice) {
        return entries(measure, slice, Map.of());
    }

    /** @param dimensions of the group that the figure is of */
    String entries(Measure measure, Slice slice, Map<String, String> dimensions) {
        UriComponentsBuilder href = UriComponentsBuilder.fromUriString(root + FigureRoutes.ROOT + "entries")
                .queryParam("measure", measure.code()).queryParam("asOf", slice.asOf())
                .queryParam("knownAt", slice.knownAt());
        if (slice.from() != null) {
            href.queryParam("from", slice.from());
        }
        slice.where().entrySet().stream().filter(filter -> !dimensions.containsKey(filter.getKey()))
                .sorted(Map.Entry.comparingByKey()).forEach(filter -> href.queryParam(filter.getKey(),
                        String.join(",", filter.getValue().stream().sorted().toList())));
        dimensions.forEach(href::queryParam);
        return href.encode().build().toUriString();
    }
}
