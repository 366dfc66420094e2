package dev.tandem.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.StringJoiner;

/** Dead letters as text for a terminal. */
final class LetterText {
    private final PrintWriter out;

    LetterText(PrintWriter out) {
        this.out = out;
    }

    void list(JsonNode answer) {
        int parked = answer.path("parked").asInt();
        out.println(
                parked == 0
                        ? "No dead letter waits for an operator."
                        : parked == 1
                                ? "1 dead letter waits for an operator:"
                                : parked + " dead letters wait for an operator:");
        for (JsonNode reason : answer.path("byReason")) {
            out.printf(
                    "%n  %s: %d%n  %s%n",
                    reason.path("reason").asText(),
                    reason.path("letters").asInt(),
                    reason.path("whatToDo").asText());
        }
        if (!answer.path("letters").isEmpty()) {
            out.println();
        }
        answer.path("letters").forEach(this::line);
        if (answer.hasNonNull("next")) {
            out.printf("%nThere are more: go on with --cursor %s%n", answer.path("next").asText());
        }
        if (!answer.path("complete").asBoolean(true)) {
            out.printf("%nThe topic is still being read: there may be more.%n");
        }
    }

    private void line(JsonNode letter) {
        out.printf(
                "%s  %-9s  %-17s  %-9s  %s%s%n",
                letter.path("at").asText(),
                letter.path("state").asText(),
                letter.path("reason").asText(),
                letter.path("kind").asText(),
                letter.path("id").asText(),
                about(letter));
    }

    private static String about(JsonNode letter) {
        StringJoiner about = new StringJoiner(", ", "  (", ")").setEmptyValue("");
        if (letter.hasNonNull("interactionId")) {
            about.add("call " + letter.path("interactionId").asText());
        }
        if (letter.hasNonNull("org")) {
            about.add("org " + letter.path("org").asText());
        }
        return about.toString();
    }

    void one(JsonNode letter) {
        line(letter);
        JsonNode settled = letter.path("settled");
        if (settled.isObject()) {
            out.printf(
                    "%s by %s at %s%s%n",
                    settled.path("state").asText(),
                    settled.path("who").asText(),
                    settled.path("at").asText(),
                    settled.hasNonNull("reason") ? ": " + settled.path("reason").asText() : "");
        }
        out.printf("%n%s%n", letter.path("explanation").asText());
        letter.path("errors").forEach(error -> out.printf("  %s%n", error.asText()));
        out.printf("%nA redrive: %s.%n", letter.path("redrive").asText());
        JsonNode record = letter.path("record");
        out.printf(
                "%nThe record (%s, partition %d, offset %d, %d bytes%s):%n",
                record.path("topic").asText(),
                record.path("partition").asInt(),
                record.path("offset").asLong(),
                record.path("size").asInt(),
                record.path("whole").asBoolean() ? "" : ", kept in part only");
        if (record.hasNonNull("key")) {
            out.printf("  key: %s%n", record.path("key").asText());
        }
        record.path("headers")
                .forEach(header ->
                        out.printf(
                                "  %s: %s%n",
                                header.path("name").asText(), header.path("value").asText()));
        out.printf("%n  %s%n", record.path("body").asText());
    }

    void plan(JsonNode plan) {
        int letters = plan.path("letters").asInt();
        if (letters == 0) {
            out.println("No parked dead letter meets these conditions.");
            return;
        }
        out.printf(
                "Would put back %d, %d a second, in %d s:%n",
                letters, plan.path("perSecond").asInt(), plan.path("seconds").asInt());
        plan.path("byKind")
                .forEach(it ->
                        out.printf(
                                "  %d × %s: %s%n",
                                it.path("letters").asInt(),
                                it.path("kind").asText(),
                                it.path("redrive").asText()));
        out.printf("%nMended before?%n");
        plan.path("byReason")
                .forEach(it ->
                        out.printf(
                                "  %d × %s: %s%n",
                                it.path("letters").asInt(),
                                it.path("reason").asText(),
                                it.path("whatToDo").asText()));
    }

    void run(JsonNode run) {
        out.printf(
                "%s: %d put back, %d refused, %d left%n",
                run.path("state").asText(),
                run.path("redriven").asInt(),
                run.path("refused").asInt(),
                run.path("left").asInt());
    }
}
