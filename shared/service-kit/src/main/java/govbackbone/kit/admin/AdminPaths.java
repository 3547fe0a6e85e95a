package govbackbone.kit.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import govbackbone.kit.decision.Role;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Operation;
import govbackbone.kit.http.Schemas;

/**
 * The admin API as OpenAPI.
 *
 * @param path   of the service
 * @param reacts whether the service has reactions
 * @param rings  whether the service has alarms
 */
record AdminPaths(String path, boolean reacts, boolean rings) implements ApiPaths {
    private static final String TAG = "admin";
    private static final Set<String> ACTIONS = Set.of("rebuild", "retry", "evict", "retry-reaction", "evict-reaction",
            "restore-alarms");

    @Override
    public Map<String, Map<String, Object>> paths(Language language, Schemas schemas) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        projections(path + "/projections", paths, language, schemas);
        paths.put(path + "/actions", Map.of("get", operation("actions",
                language.choose("查看系统管理操作记录（最近1000条）", "See what administrators did (the newest 1,000)"), 200,
                schemas.reference(ActionRoutes.Actions.class), List.of(), language, schemas)));
        if (reacts) {
            reactions(path + "/reactions", paths, language, schemas);
        }
        if (rings) {
            paths.put(path + "/alarms/restore",
                    Map.of("post", operation("restore-alarms",
                            language.choose("查找并恢复丢失的期限提醒，在后台进行，结果见日志",
                                    "Look for lost alarms and set them again, in the background; the log has the result"),
                            202, schemas.reference(AlarmRoutes.Looking.class), List.of(), language, schemas)));
        }
        return paths;
    }

    private static void projections(String path, Map<String, Map<String, Object>> paths, Language language,
            Schemas schemas) {
        paths.put(path, Map.of("get", operation("projections", language.choose("查看投影的运行情况", "See how projections are"),
                200, schemas.reference(AdminRoutes.Statuses.class), List.of(), language, schemas)));
        paths.put(path + "/{name}/rebuild",
                Map.of("post", operation("rebuild", language.choose("重建投影", "Rebuild a projection"), 202,
                        schemas.reference(AdminRoutes.Rebuilding.class), List.of("name"), language, schemas)));
        paths.put(path + "/{name}/parked",
                Map.of("get", operation("parked",
                        language.choose("查看投影搁置的事件（最早的1000条）", "See the events a projection parked (the oldest 1,000)"),
                        200, schemas.reference(AdminRoutes.ParkedEvents.class), List.of("name"), language, schemas)));
        paths.put(path + "/{name}/parked/{documentId}/retry",
                Map.of("post", operation("retry", language.choose("重新处理搁置的事件", "Apply parked events again"), 200,
                        schemas.reference(AdminRoutes.StillParked.class), List.of("name", "documentId"), language,
                        schemas)));
        paths.put(path + "/{name}/parked/{documentId}/evict",
                Map.of("post", operation("evict",
                        language.choose("放弃第一条搁置的事件，继续处理其后的事件",
                                "Give up the first parked event and apply those behind it"),
                        200, schemas.reference(AdminRoutes.StillParked.class), List.of("name", "documentId"),
                        language, schemas)));
    }

    private static void reactions(String path, Map<String, Map<String, Object>> paths, Language language,
            Schemas schemas) {
        paths.put(path, Map.of("get", operation("reactions", language.choose("查看联动的运行情况", "See how reactions are"),
                200, schemas.reference(ReactionRoutes.ReactionStatuses.class), List.of(), language, schemas)));
        paths.put(path + "/{name}/parked",
                Map.of("get", operation("parked-reactions",
                        language.choose("查看联动搁置的事件（最多1000条）", "See the events a reaction parked (at most 1,000)"),
                        200,
                        schemas.reference(ReactionRoutes.ParkedReactions.class), List.of("name"), language, schemas)));
        paths.put(path + "/{name}/parked/{aggregateId}/retry",
                Map.of("post", operation("retry-reaction",
                        language.choose("重新处理搁置的事件，由正在运行的实例随即进行",
                                "Have parked events tried again, soon, by the instance that is at it"),
                        200, schemas.reference(AdminRoutes.StillParked.class), List.of("name", "aggregateId"),
                        language, schemas)));
        paths.put(path + "/{name}/parked/{aggregateId}/evict",
                Map.of("post", operation("evict-reaction",
                        language.choose("放弃第一条搁置的事件，继续处理其后的事件",
                                "Give up the first parked event and go on with those behind it"),
                        200, schemas.reference(AdminRoutes.StillParked.class), List.of("name", "aggregateId"),
                        language, schemas)));
    }

    @Override
    public Map<String, String> tags(Language language) {
        return Map.of(TAG, language.choose("系统管理", "Administration"));
    }

    private static Map<String, Object> operation(String name, String summary, int status, Map<String, Object> schema,
            List<String> variables, Language language, Schemas schemas) {
        Operation operation = new Operation(TAG + "-" + name, TAG, summary).roles(List.of(Role.ADMIN));
        variables.forEach(variable -> operation.path(variable, switch (variable) {
            case "name" -> language.choose("投影或联动的名称。", "Name of the projection or reaction.");
            case "documentId" -> language.choose("文档编号。", "Id of the document.");
            default -> language.choose("记录编号。", "Id of the record.");
        }));
        if (ACTIONS.contains(name)) {
            operation.query(AdminAccess.REASON,
                    language.choose("办理理由，至多500字，记入操作记录。", "Why, at most 500 characters; kept with who did it."),
                    Map.of("type", "string", "maxLength", 500));
        }
        operation.answers(status, language.choose("已办理。", "Done."), "application/json", schema);
        List<Integer> refusals = new ArrayList<>(List.of(401, 403, 503));
        if (!variables.isEmpty()) {
            refusals.add(404);
        }
        if (ACTIONS.contains(name)) {
            refusals.addAll(List.of(400, 422));
        }
        return operation.refuses(schemas, refusals.stream().mapToInt(Integer::intValue).sorted().toArray()).told();
    }
}
