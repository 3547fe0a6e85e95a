package govbackbone.kit.delivery;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import govbackbone.kit.decision.Role;
import govbackbone.kit.delivery.DeliveryRoutes.Deliveries;
import govbackbone.kit.delivery.DeliveryRoutes.Replayed;
import govbackbone.kit.delivery.DeliveryRoutes.Secret;
import govbackbone.kit.delivery.Outbox.State;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Schemas;

/**
 * {@link DeliveryRoutes} as OpenAPI.
 *
 * @param path of the service's deliveries
 */
record DeliveryPaths(String path) implements ApiPaths {
    private static final Set<Role> ADMIN = Set.of(Role.ADMIN);

    @Override
    public Map<String, Map<String, Object>> paths(Language language, Schemas schemas) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        paths.put(path, Map.of("get", operation("admin-deliveries", "admin",
                language.choose("查看向外推送的情况（最近的" + Outbox.SHOWN + "条）",
                        "See deliveries (the newest " + Outbox.SHOWN + ")"),
                ADMIN,
                List.of(Map.of("name", DeliveryRoutes.STATE, "in", "query", "required", false, "description",
                        language.choose("状态；缺省为已搁置。", "State; parked if left out."), "schema",
                        Map.of("type", "string", "enum",
                                Arrays.stream(State.values()).map(State::name).toList()))),
                schemas.reference(Deliveries.class), language, schemas.refusals(400, 401, 403, 422, 503))));
        paths.put(path + "/replay", Map.of("post", operation("admin-deliveries-replay-parked", "admin",
                language.choose("重新推送全部已搁置的", "Send everything again that is parked"), ADMIN, List.of(),
                schemas.reference(Replayed.class), language, schemas.refusals(401, 403, 503))));
        paths.put(path + "/{id}/replay", Map.of("post", operation("admin-deliveries-replay", "admin",
                language.choose("重新推送一条", "Send one again"), ADMIN, List.of(id(language)),
                schemas.reference(Replayed.class), language, schemas.refusals(401, 403, 404, 503))));
        paths.put(DeliveryRoutes.SHOW_SECRET, Map.of("post", operation("webhook-subscriptions-show-secret",
                "webhook-subscriptions",
                language.choose("出示签名密钥（每个密钥只出示一次）", "Show the secret (each is shown only once)"),
                DeliveryRoutes.MANAGERS, List.of(id(language)), schemas.reference(Secret.class), language,
                schemas.refusals(401, 403, 404, 409, 503))));
        return paths;
    }

    private static Map<String, Object> id(Language language) {
        return Map.of("name", "id", "in", "path", "required", true, "description",
                language.choose("记录编号。", "Id of the record."), "schema", Map.of("type", "string"));
    }

    private static Map<String, Object> operation(String id, String tag, String summary, Set<Role> roles,
            List<Map<String, Object>> parameters, Map<String, Object> schema, Language language,
            Map<String, Object> refusals) {
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", Map.of("description", language.choose("已办理。", "Done."), "content",
                Map.of("application/json", Map.of("schema", schema))));
        responses.putAll(refusals);
        return Map.of("operationId", id, "tags", List.of(tag), "summary", summary, "x-roles",
                roles.stream().sorted().map(Role::id).toList(), "parameters", parameters, "responses", responses);
    }
}
