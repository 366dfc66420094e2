package dev.tandem.app.recordings;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.domain.Timestamps;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.replay.Divergence;
import dev.tandem.replay.ReplayReport;
import java.util.List;

/** The report for programs. */
final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    /** One JSON document, indented. */
    static String of(ReplayReport report) {
        ObjectNode root = JSON.createObjectNode();
        root.put("lines", report.lines());
        root.put("events", report.events());
        root.put("interactions", report.interactions());
        root.put("compared", report.compared());
        root.put("withoutBeginning", report.withoutBeginning());
        root.put("unreadable", report.unreadable());
        ObjectNode outcomes = root.putObject("outcomes");
        report.outcomes().forEach((outcome, calls) -> outcomes.put(EnumWords.of(outcome), calls));
        root.put("open", report.open());
        ObjectNode commands = root.putObject("commands");
        report.commands().forEach((kind, count) -> commands.put(kind.word(), count));
        root.put("divergent", report.divergent());
        ArrayNode divergences = root.putArray("divergences");
        report.divergences().forEach(it -> write(it, divergences.addObject()));
        return root.toPrettyString();
    }

    private static void write(Divergence call, ObjectNode into) {
        into.put("interactionId", call.interactionId());
        into.put("at", Timestamps.of(call.first().at()));
        into.put("rule", call.rule());
        into.put("input", StepDescription.input(call.first()));
        texts(into.putArray("recorded"), StepDescription.recorded(call.first()));
        texts(into.putArray("today"), StepDescription.today(call.first()));
        if (call.recordedOutcome() != null) {
            into.put("recordedOutcome", EnumWords.of(call.recordedOutcome()));
        }
        if (call.outcome() != null) {
            into.put("outcome", EnumWords.of(call.outcome()));
        }
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
