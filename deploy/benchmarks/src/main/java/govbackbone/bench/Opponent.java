package govbackbone.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A {@link Contender} in another process, which is asked over its standard input. */
final class Opponent implements AutoCloseable {
    /** The same for all: half a gigabyte of heap from the beginning, everything else as the JVM chooses. */
    private static final List<String> JVM = List.of("-Xms512m", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED");

    private final Process process;
    private final BufferedReader output;
    private final BufferedWriter input;

    private Opponent(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.input = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts the JVM that this one runs in a second time and waits until the contender is ready.
     *
     * @param arguments the contender's name and what it is told to start with
     */
    static Opponent start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(JVM);
        command.addAll(List.of(System.getProperty("backbone.bench.jvm", "").split(" ")));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-jar", System.getProperty("java.class.path"), "contender"));
        command.addAll(List.of(arguments));
        Opponent opponent = new Opponent(new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
        opponent.answer();
        return opponent;
    }

    String ask(String question) throws IOException {
        input.write(question + "\n");
        input.flush();
        return answer();
    }

    double measure(String question) throws IOException {
        return Double.parseDouble(ask(question));
    }

    private String answer() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(Contender.ANSWER)) {
                return line.substring(Contender.ANSWER.length());
            }
            System.err.println(line);
        }
        throw new IOException("The contender has stopped");
    }

    /** Ends the process and waits for it to put its stores away. */
    @Override
    public void close() throws IOException {
        input.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
