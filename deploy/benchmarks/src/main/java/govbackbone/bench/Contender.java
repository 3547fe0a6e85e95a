package govbackbone.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** One of the things compared, as it runs in a process of its own and on stores of its own. */
interface Contender extends AutoCloseable {
    /** Marks the lines of standard output that are answers; everything else there is logging. */
    String ANSWER = "answer: ";

    /**
     * Does what is asked and says what came of it.
     *
     * @param words the question and its arguments
     */
    Object answer(String... words) throws Exception;

    @Override
    void close() throws IOException;

    /** Answers the questions that come in on standard input, one a line, until it is closed. */
    static void serve(Contender contender) throws Exception {
        try (contender;
                BufferedReader questions = new BufferedReader(
                        new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            say("ready");
            for (String line = questions.readLine(); line != null; line = questions.readLine()) {
                say(contender.answer(line.split(" ")));
            }
        }
    }

    private static void say(Object answer) throws IOException {
        System.out.println(ANSWER + answer);
        if (System.out.checkError()) {
            throw new IOException("Nobody listens any more");
        }
    }

    static IllegalArgumentException misunderstood(String... words) {
        return new IllegalArgumentException("Not a question for this contender: " + String.join(" ", words));
    }
}
