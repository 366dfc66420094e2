package dev.tandem.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.app.console.ConsoleClient.Answer;
import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.app.terminal.TextStyle;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Prints a call's timeline, and goes on as it grows. For one call. */
public final class CallTimeline {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_NOW = 503;

    /** The installation answers at once when it has news of an open routing decision. */
    private static final Map<String, @Nullable String> WAITING = Map.of("wait", "PT1S");

    private static final long BETWEEN_LOOKS_MILLIS = 300;

    /** A killed instance is replaced within seconds, a partition moves faster. */
    private static final Duration WITHOUT_OWNER = Duration.ofMinutes(1);

    private final ConsoleClient console;
    private final PrintWriter out;
    private final TextStyle style;
    private long shown;

    /** Asks that console. */
    public CallTimeline(ConsoleClient console, PrintWriter out, TextStyle style) {
        this.console = console;
        this.out = out;
        this.style = style;
    }

    static String path(String interactionId) {
        return "/interactions/" + ConsoleClient.encoded(interactionId);
    }

    /**
     * Prints what comes until the call is closed, which may take as long as it lasts; a call that
     * is not known yet is waited for.
     *
     * @return how it is then
     * @throws CommandFailure when the installation does not show it
     */
    public Answer watch(String interactionId) throws InterruptedException {
        long lastSeen = System.nanoTime();
        while (true) {
            Answer answer = console.ask(path(interactionId), WAITING);
            boolean moving =
                    answer.status() == NOT_NOW
                            && System.nanoTime() - lastSeen < WITHOUT_OWNER.toNanos();
            if (answer.status() == OK) {
                lastSeen = System.nanoTime();
                show(answer.json());
                if (isOver(answer.json())) {
                    return answer;
                }
            } else if (answer.status() != NOT_FOUND && !moving) {
                throw console.refusal(answer);
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    /** Prints what was not printed yet. */
    void show(JsonNode call) {
        call.path("timeline").forEach(this::entry);
        if (isOver(call)) {
            out.println(
                    style.strong(
                            call.path("phase").asText()
                                    + ": "
                                    + call.path("outcome").asText("no outcome")));
        }
        out.flush();
    }

    private static boolean isOver(JsonNode call) {
        String phase = call.path("phase").asText();
        return phase.equals("closed") || phase.equals("parked");
    }

    private void entry(JsonNode entry) {
        long sequence = entry.path("sequence").asLong();
        if (sequence <= shown) {
            return;
        }
        shown = sequence;
        StringJoiner decided = new StringJoiner("; ");
        entry.path("decided").forEach(change -> decided.add(change.asText()));
        if (entry.hasNonNull("ignored")) {
            decided.add("ignored: " + entry.path("ignored").asText());
        }
        out.printf(
                "%s  %-10s %s%n            %s%n",
                style.faint(entry.path("at").asText()),
                entry.path("phase").asText(),
                style.strong(entry.path("came").asText()),
                decided);
    }
}
