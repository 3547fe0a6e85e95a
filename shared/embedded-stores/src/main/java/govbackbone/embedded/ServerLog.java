package govbackbone.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What PostgreSQL, initdb and pg_ctl say. */
record ServerLog(Path file) {
    private static final int MOST = 64 * 1024;
    private static final Pattern TROUBLE = Pattern.compile("(?:PANIC|FATAL|ERROR|error): +(.+)");
    /** What clients are told while the server starts or stops says nothing of why it does. */
    private static final Pattern PASSING = Pattern.compile("the database system is |terminating connection");

    Mark mark() {
        return new Mark(file, file.toFile().length());
    }

    /** What was said last, as one line. */
    String reason() {
        return new Mark(file, Math.max(0, file.toFile().length() - MOST)).reason();
    }

    /** @param from where what is said next begins */
    record Mark(Path file, long from) {
        boolean saysItCannotStart() {
            return said().stream().anyMatch(line -> line.startsWith("pg_ctl: could not start server"));
        }

        /** The last complaint, else the last line, else the name of the log. */
        String reason() {
            List<String> said = said();
            return said.reversed().stream().map(TROUBLE::matcher).filter(found -> found.find())
                    .map(found -> found.group(1)).filter(complaint -> !PASSING.matcher(complaint).find()).findFirst()
                    .orElse(said.isEmpty() ? file.toString() : said.getLast());
        }

        private List<String> said() {
            if (Files.notExists(file)) {
                return List.of();
            }
            try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
                log.seek(Math.min(log.length(), Math.max(from, log.length() - MOST)));
                byte[] rest = new byte[(int) (log.length() - log.getFilePointer())];
                log.readFully(rest);
                return new String(rest, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
            } catch (IOException e) {
                return List.of();
            }
        }
    }
}
