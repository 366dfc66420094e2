package dev.tandem.app.setup;

import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.app.terminal.TextStyle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Function;

/** Asks a person at a terminal, again until an answer can be used. */
final class SetupQuestions {
    private final BufferedReader in;
    private final PrintWriter out;
    private final TextStyle style;

    SetupQuestions(BufferedReader in, PrintWriter out, TextStyle style) {
        this.in = in;
        this.out = out;
        this.style = style;
    }

    /**
     * The answer, without blanks around it.
     *
     * @param question ends without a mark
     * @param where where the person finds the answer
     * @param otherwise the answer of a person who only presses Enter; empty where it may be empty
     * @param fault what is wrong with an answer, a whole sentence; empty when it can be used
     * @throws CommandFailure when the terminal is closed
     */
    String ask(
            String question,
            String where,
            String otherwise,
            Function<String, Optional<String>> fault)
            throws IOException {
        out.println();
        out.println(style.strong(question));
        out.println(style.faint("  " + where));
        while (true) {
            out.print(otherwise.isEmpty() ? "> " : "[" + otherwise + "] > ");
            out.flush();
            String line = in.readLine();
            if (line == null) {
                throw new CommandFailure(
                        "The input ended before the last question: run setup again. What is written"
                                + " so far stays.");
            }
            String answer = line.isBlank() ? otherwise : line.strip();
            Optional<String> wrong = fault.apply(answer);
            if (wrong.isEmpty()) {
                return answer;
            }
            out.println(style.bad(wrong.get()));
        }
    }
}
