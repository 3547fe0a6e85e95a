package govbackbone.deploy;

import java.util.Arrays;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import govbackbone.kit.http.Printable;
import org.jspecify.annotations.Nullable;

/**
 * The stack trace of a log entry, each message of which is one line, whatever a client put into it; {@code %failure} of
 * {@code backbone-logback.xml}.
 */
public final class LoggedFailure extends ThrowableProxyConverter {
    @Override
    protected String throwableProxyToString(IThrowableProxy failure) {
        return super.throwableProxyToString(new InLines(failure));
    }

    private record InLines(IThrowableProxy failure) implements IThrowableProxy {
        private static @Nullable IThrowableProxy of(@Nullable IThrowableProxy failure) {
            return failure == null ? null : new InLines(failure);
        }

        private static @Nullable String line(@Nullable String message) {
            return message == null ? null : Printable.line(message);
        }

        @Override
        public @Nullable String getMessage() {
            return line(failure.getMessage());
        }

        @Override
        public @Nullable String getOverridingMessage() {
            return line(failure.getOverridingMessage());
        }

        @Override
        public String getClassName() {
            return failure.getClassName();
        }

        @Override
        public StackTraceElementProxy[] getStackTraceElementProxyArray() {
            return failure.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return failure.getCommonFrames();
        }

        @Override
        public @Nullable IThrowableProxy getCause() {
            return of(failure.getCause());
        }

        @Override
        public IThrowableProxy[] getSuppressed() {
            return Arrays.stream(failure.getSuppressed()).map(InLines::new).toArray(IThrowableProxy[]::new);
        }

        @Override
        public boolean isCyclic() {
            return failure.isCyclic();
        }
    }
}
