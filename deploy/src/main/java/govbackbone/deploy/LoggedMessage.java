package govbackbone.deploy;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import govbackbone.kit.http.Printable;

/** The message of a log entry in one line, whatever a client put into it; {@code %line} of {@code backbone-logback.xml}. */
public final class LoggedMessage extends MessageConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return Printable.line(super.convert(event));
    }
}
