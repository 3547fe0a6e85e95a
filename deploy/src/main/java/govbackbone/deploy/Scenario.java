package govbackbone.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import govbackbone.deploy.SigningKey.Holder;
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sample records, told as the requests that made them.
 *
 * @param name   by which its requests are known when they are sent again
 * @param label  what it is and what of it is invented
 * @param actors who asks, by key
 * @param steps  in order; the first of each record creates it, unless it came about by itself
 */
record Scenario(String name, Label label, Map<String, Person> actors, List<Step> steps) {
    record Label(String zh, String en) {}

    record Person(String subject, String name, @Nullable String unit, List<String> roles) {
        Holder holder() {
            return new Holder(subject, name, unit == null ? null : new UnitCode(unit),
                    roles.stream().map(role -> Role.of(role).orElseThrow()).toList());
        }
    }

    /**
     * @param as      key of the actor
     * @param record  collection and key of the record, such as {@code proposals/npc-1}
     * @param id      of a record that came about by itself, at its first step
     * @param find    list whose first item is such a record, where its id is not known before
     * @param command its name in kebab-case
     * @param body    here and in {@code find}, a record in double braces stands for its id
     */
    record Step(String as, String record, @Nullable String id, @Nullable String find, String command, JsonNode body) {
        String collection() {
            return record.substring(0, record.indexOf('/'));
        }
    }

    /** The sample year: what each service had to do, from 2018 to 2020. */
    static List<Scenario> of2020() throws IOException {
        return List.of(read("/demo/2020.json"), read("/demo/2020-projects.json"));
    }

    private static Scenario read(String resource) throws IOException {
        try (InputStream stream = Scenario.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new Refused("安装包中没有演示数据。", "This build holds no sample data.");
            }
            return JsonMapper.shared().readValue(stream, Scenario.class);
        }
    }
}
