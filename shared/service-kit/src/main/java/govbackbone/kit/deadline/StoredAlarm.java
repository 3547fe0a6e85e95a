package govbackbone.kit.deadline;

import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.SealedRecords;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An alarm as the database keeps it, readable in psql.
 *
 * @param type        name of the aggregate type
 * @param aggregateId whose alarm it is
 * @param alarm       its name
 * @param command     simple name of the command record
 * @param data        the command's components
 */
record StoredAlarm(String type, String aggregateId, String alarm, String command, JsonNode data) {
    /** The task under which db-scheduler knows every alarm. */
    static final String TASK = "alarm";

    /** Its own, so that what is stored does not depend on how a service configures its HTTP interface. */
    static final JsonMapper JSON = JsonMapper.builder().build();

    static <C> StoredAlarm of(AggregateType<C, ?, ?> type, String aggregateId, Alarm<C> alarm) {
        String name = alarm.command().getClass().getSimpleName();
        commandClass(type, name);
        return new StoredAlarm(type.name(), aggregateId, alarm.name(), name, JSON.valueToTree(alarm.command()));
    }

    /** The key of an alarm's row. */
    static String instance(AggregateType<?, ?, ?> type, String aggregateId, String alarm) {
        return type.name() + "/" + aggregateId + "/" + alarm;
    }

    String instance() {
        return type + "/" + aggregateId + "/" + alarm;
    }

    <C> C commandOf(AggregateType<C, ?, ?> aggregateType) {
        return JSON.treeToValue(data, commandClass(aggregateType, command));
    }

    private static <C> Class<? extends C> commandClass(AggregateType<C, ?, ?> type, String name) {
        return SealedRecords.of(type.commands()).filter(command -> command.getSimpleName().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalStateException("No command " + name + " of " + type.name()));
    }
}
