package govbackbone.kit.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import govbackbone.events.Label;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.SealedRecords;
import reactor.core.publisher.Mono;

/**
 * One command record as one URL: what the routes and the OpenAPI document are both made of.
 *
 * @param type       whose command it is
 * @param command    the record
 * @param shape      of the body
 * @param collection plural noun of the URL
 * @param permission who may give it
 * @param creates    whether it starts a new aggregate
 */
record CommandOperation<C>(AggregateType<C, ?, ?> type, Class<? extends C> command, RecordShape shape,
        String collection, Permission permission, boolean creates) {
    private static final Pattern COLLECTION = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /**
     * Every command of these types that is served, each under a path of its own.
     *
     * @throws IllegalArgumentException if commands cannot be served as they are declared; says which and why
     */
    static List<CommandOperation<?>> of(List<AggregateType<?, ?, ?>> types) {
        List<CommandOperation<?>> operations = new ArrayList<>();
        types.forEach(type -> operations.addAll(operations(type)));
        Map<String, Class<?>> paths = new HashMap<>();
        for (CommandOperation<?> operation : operations) {
            Class<?> other = paths.putIfAbsent(operation.path(), operation.command());
            if (other != null) {
                throw new IllegalArgumentException(other.getName() + " and " + operation.command().getName()
                        + " are both served under " + operation.path());
            }
        }
        return List.copyOf(operations);
    }

    private static <C> List<CommandOperation<C>> operations(AggregateType<C, ?, ?> type) {
        CommandApi api = type.commands().getAnnotation(CommandApi.class);
        if (api == null || !COLLECTION.matcher(api.collection()).matches()) {
            throw new IllegalArgumentException(
                    type.commands().getName() + " does not name its collection in @CommandApi, in kebab-case");
        }
        return SealedRecords.of(type.commands()).filter(CommandOperation::isServed)
                .map(command -> operation(type, command, api.collection())).toList();
    }

    private static <C> CommandOperation<C> operation(AggregateType<C, ?, ?> type, Class<? extends C> command,
            String collection) {
        if (!command.isAnnotationPresent(Label.class)) {
            throw new IllegalArgumentException(command.getName() + " has no @Label");
        }
        RecordShape shape = RecordShape.of(command);
        Binder.check(shape);
        return new CommandOperation<>(type, command, shape, collection, Permission.of(command),
                command.isAnnotationPresent(Creates.class));
    }

    /** Whether clients may give the command at all. */
    static boolean isServed(Class<?> command) {
        if (!command.isRecord()) {
            throw new IllegalArgumentException(command.getName() + " is neither sealed nor a record");
        }
        return Permission.of(command).served();
    }

    /** The name of a command in URLs: {@code ReceiveCase} is {@code receive-case}. */
    static String name(Class<?> command) {
        return command.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** Whoever asks, if there can be a record to which that actor may give the command. */
    Mono<Actor> permitted(Mono<Actor> asking) {
        return Caller.permitted(asking, permission);
    }

    /** The path template. */
    String path() {
        return creates ? "/api/" + collection : "/api/" + collection + "/{id}/" + name(command);
    }

    /** The path template of the same command to many records; a creating one has none. */
    String bulkPath() {
        return "/api/" + collection + "/bulk/" + name(command);
    }
}
