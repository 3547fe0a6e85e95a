package govbackbone.kit.delivery;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import govbackbone.kit.decision.Role;
import govbackbone.kit.delivery.DeliveryRoutes.Deliveries;
import govbackbone.kit.delivery.DeliveryRoutes.Replayed;
import govbackbone.kit.delivery.DeliveryRoutes.Secret;
import govbackbone.kit.delivery.Outbox.State;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Operation;
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
        String done = language.choose("已办理。", "Done.");
        String id = language.choose("记录编号。", "Id of the record.");
        paths.put(path, Map.of("get", new Operation("admin-deliveries", "admin",
                language.choose("查看向外推送的情况（最近的" + Outbox.SHOWN + "条）",
                        "See deliveries (the newest " + Outbox.SHOWN + ")"))
                .roles(ADMIN)
                .query(DeliveryRoutes.STATE, language.choose("状态；缺省为已搁置。", "State; parked if left out."),
                        Map.of("type", "string", "enum", Arrays.stream(State.values()).map(State::name).toList()))
                .answers(done, schemas.reference(Deliveries.class)).refuses(schemas, 400, 401, 403, 422, 503).told()));
        paths.put(path + "/replay", Map.of("post", new Operation("admin-deliveries-replay-parked", "admin",
                language.choose("重新推送全部已搁置的", "Send everything again that is parked")).roles(ADMIN)
                .answers(done, schemas.reference(Replayed.class)).refuses(schemas, 401, 403, 503).told()));
        paths.put(path + "/{id}/replay", Map.of("post", new Operation("admin-deliveries-replay", "admin",
                language.choose("重新推送一条", "Send one again")).roles(ADMIN).path("id", id)
                .answers(done, schemas.reference(Replayed.class)).refuses(schemas, 401, 403, 404, 503).told()));
        paths.put(DeliveryRoutes.SHOW_SECRET, Map.of("post", new Operation("webhook-subscriptions-show-secret",
                "webhook-subscriptions",
                language.choose("出示签名密钥（每个密钥只出示一次）", "Show the secret (each is shown only once)"))
                .roles(DeliveryRoutes.MANAGERS).path("id", id).answers(done, schemas.reference(Secret.class))
                .refuses(schemas, 401, 403, 404, 409, 503).told()));
        return paths;
    }
}
