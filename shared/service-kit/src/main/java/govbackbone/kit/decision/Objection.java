package govbackbone.kit.decision;

import java.util.List;

/**
 * One thing that stands against a command.
 *
 * @param reason    why
 * @param pointer   JSON pointer (RFC 6901) to the offending field of the command; empty for the command as a whole
 * @param arguments fill the placeholders of the reason's sentences
 */
public record Objection(Reason reason, String pointer, List<Object> arguments) {
    public Objection {
        arguments = List.copyOf(arguments);
    }
}
