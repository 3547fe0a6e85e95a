package govbackbone.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import govbackbone.deploy.SigningKey.Holder;
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sample cases, told as the requests that made them.
 *
 * @param label  what it is and what of it is invented
 * @param actors who asks, by key
 * @param steps  in order; the first of each case creates it
 */
record Scenario(Label label, Map<String, Person> actors, List<Step> steps) {
    record Label(String zh, String en) {}

    record Person(String subject, String name, @Nullable String unit, List<String> roles) {
        Holder holder() {
            return new Holder(subject, name, unit == null ? null : new UnitCode(unit),
                    roles.stream().map(role -> Role.of(role).orElseThrow()).toList());
        }
    }

    /**
     * @param as      key of the actor
     * @param inCase  key of the case
     * @param command its name in kebab-case
     */
    record Step(String as, @JsonProperty("case") String inCase, String command, JsonNode body) {}

    /** The handling of suggestions and proposals in 2020. */
    static Scenario of2020() throws IOException {
        try (InputStream stream = Scenario.class.getResourceAsStream("/demo/2020.json")) {
            if (stream == null) {
                throw new Refused("安装包中没有演示数据。", "This build holds no sample data.");
            }
            return JsonMapper.shared().readValue(stream, Scenario.class);
        }
    }
}
