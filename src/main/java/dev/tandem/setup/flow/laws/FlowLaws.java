package dev.tandem.setup.flow.laws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Checks a document of V1 against all laws. */
public final class FlowLaws {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the import reads, and all exports have. */
    private static final List<String> NEEDED =
            List.of("name", "variables", "process", "diagram", "variableOrders", "eventFlows");

    private FlowLaws() {}

    /**
     * What is wrong with a flow.
     *
     * @param document the text of a file that Flow Designer exported or can import
     * @return a sentence for each broken law: where, what is wrong, how it should be; empty for a
     *     sound flow
     */
    public static List<String> broken(String document) {
        Findings findings = new Findings();
        JsonNode flow = read(document);
        if (!flow.isObject()) {
            findings.add(
                    "The file",
                    "it is not a JSON object",
                    "export the flow in Flow Designer, or write it with \"./tandem setup webex\"");
            return findings.sentences();
        }
        List<String> missing = NEEDED.stream().filter(it -> !flow.hasNonNull(it)).toList();
        if (!missing.isEmpty()) {
            findings.add(
                    "The file",
                    "it has no " + String.join(", ", missing),
                    "take a file of V1: the API's V2 has another form");
            return findings.sentences();
        }
        check(flow, findings);
        return findings.sentences();
    }

    private static void check(JsonNode flow, Findings findings) {
        if (flow.path("name").asText().isBlank()) {
            findings.add("The file", "the flow has no name", "give it one of its own");
        }
        ProcessView main = new ProcessView("main flow", flow);
        JsonNode global = flow.path("eventFlows").path("eventsMap").path("GLOBAL_EVENTS");
        ProcessView events = new ProcessView("event flows", global);
        EventLaws.check(main, events, global.path("onEvents"), findings);
        for (ProcessView process : List.of(main, events)) {
            ProcessLaws.check(process, findings);
            ActivityLaws.check(process, findings);
            DiagramLaws.check(process, findings);
        }
        ReferenceLaws.check(flow.path("variables"), List.of(main, events), findings);
    }

    private static JsonNode read(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
