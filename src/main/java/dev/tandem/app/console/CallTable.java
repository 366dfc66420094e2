package dev.tandem.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.app.terminal.TextStyle;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Calls as lines for a terminal, each with what it is found by. */
final class CallTable {
    private static final List<String> HEADS =
            List.of("first seen", "state", "from", "to", "contact centre", "call");

    private final PrintWriter out;
    private final PrintWriter err;
    private final TextStyle style;
    private boolean empty = true;

    CallTable(PrintWriter out, PrintWriter err, TextStyle style) {
        this.out = out;
        this.err = err;
        this.style = style;
    }

    /** Some calls, under a head where they are the first ones. */
    void page(JsonNode calls) {
        if (calls.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        calls.forEach(call -> rows.add(row(call)));
        List<String> widths = new ArrayList<>();
        for (int column = 0; column < HEADS.size() - 1; column++) {
            int at = column;
            int widest = rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
            widths.add("%-" + Math.max(widest, HEADS.get(at).length()) + "s");
        }
        String form = String.join("  ", widths) + "  %s";
        if (empty) {
            out.println(style.faint(form.formatted(HEADS.toArray())));
        }
        empty = false;
        for (int i = 0; i < rows.size(); i++) {
            String line = form.formatted(rows.get(i).toArray());
            out.println(emphasised(calls.get(i), line));
        }
        out.flush();
    }

    private static List<String> row(JsonNode call) {
        return List.of(
                call.path("firstSeenAt").asText(),
                state(call),
                call.path("ani").asText(),
                call.path("dnis").asText(),
                call.path("contactCenter").asText(),
                call.path("interactionId").asText());
    }

    /** How it ended, once it has. */
    private static String state(JsonNode call) {
        return call.hasNonNull("outcome")
                ? call.path("outcome").asText()
                : call.path("phase").asText();
    }

    private String emphasised(JsonNode call, String line) {
        return call.path("phase").asText().equals("closed") ? style.faint(line) : line;
    }

    /**
     * What the reader must know about the list.
     *
     * @param last its last page
     */
    void end(JsonNode last) {
        if (empty) {
            out.println("No call fits.");
        }
        if (last.hasNonNull("next")) {
            err.println("There may be more: name a higher --limit, or --all.");
        }
        if (!last.path("complete").asBoolean(true)) {
            err.println(
                    "The time was over before all calls were looked at: narrow it with --from and"
                            + " --to.");
        }
        last.path("unanswered")
                .forEach(it ->
                        err.printf(
                                "Calls of %s are missing. %s%n",
                                it.path("instance").asText(), it.path("why").asText()));
        if (!last.path("partitionsMissing").isEmpty()) {
            StringJoiner missing = new StringJoiner(", ");
            last.path("partitionsMissing").forEach(it -> missing.add(it.asText()));
            err.printf("Calls of these partitions are missing: %s.%n", missing);
        }
    }
}
