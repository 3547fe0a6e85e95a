package govbackbone.kit.imports;

import java.util.List;
import java.util.function.Function;

import govbackbone.events.Label;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Permission;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Refusal;

/**
 * What a file is imported as: each of its rows becomes a new aggregate. A row has one line of the file or, with {@link Lines},
 * several.
 *
 * @param row      a record whose components are the columns, with the labels and limits of commands; its own
 *                 {@link Label} names the file, its {@link Permitted} says who may import it, who may then give the
 *                 commands too
 * @param type     the kind of aggregate, whose collection the file is imported into
 * @param commands what a row asks for, the creating command first; may refuse what does not fit together with a
 *                 {@link Refusal} that points to components of the row
 */
public record ImportType<R extends Record, C>(Class<R> row, AggregateType<C, ?, ?> type,
        Function<R, List<C>> commands) {
    /** @throws IllegalArgumentException if rows cannot be read as they are declared; says why */
    public ImportType {
        if (Permission.of(row).roles().isEmpty() || !row.isAnnotationPresent(Label.class)) {
            throw new IllegalArgumentException(row.getName() + " needs @Permitted roles and a @Label");
        }
        Layout.of(row);
    }

    /** Plural noun of the URL. */
    String collection() {
        return type.commands().getAnnotation(CommandApi.class).collection();
    }

    /** {@code /api/{collection}/import}. */
    String path() {
        return "/api/" + collection() + "/import";
    }

    Permission permission() {
        return Permission.of(row);
    }

    Layout layout() {
        return Layout.of(row);
    }

    /** @throws Refusal if the row does not fit together */
    List<C> commands(Object read) {
        return commands.apply(row.cast(read));
    }
}
