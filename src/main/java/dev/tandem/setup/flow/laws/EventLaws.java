package dev.tandem.setup.flow.laws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.setup.flow.EventSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** How a flow begins: with one start, and with the event activities that {@code onEvents} lists. */
final class EventLaws {
    private EventLaws() {}

    static void check(ProcessView main, ProcessView events, JsonNode onEvents, Findings findings) {
        List<String> starts = of(main, main::isStart);
        if (starts.size() != 1) {
            findings.add(
                    main.name(),
                    "it has " + starts.size() + " start activities",
                    "let it begin at exactly one");
        }
        starts.forEach(id -> start(main, id, findings));
        Map<String, String> expected = new LinkedHashMap<>();
        for (String id : of(events, events::isEvent)) {
            event(events, id, findings);
            expected.put(events.activity(id).path("name").asText(), id);
        }
        if (expected.isEmpty() && !events.activities().isEmpty()) {
            findings.add(
                    events.name(),
                    "no event activity is among the activities",
                    "let each part begin at one");
        }
        onEvents(expected, onEvents, findings);
    }

    private static List<String> of(ProcessView process, Predicate<String> kind) {
        return process.activities().keySet().stream().filter(kind).toList();
    }

    private static void start(ProcessView process, String id, Findings findings) {
        EventSpecification start = EventSpecification.CONTACT_STARTED;
        specification(process.where(id), process.properties(id).path("flowType"), start, findings);
    }

    private static void event(ProcessView process, String id, Findings findings) {
        JsonNode properties = process.properties(id);
        // Webex has more events than the table: those are not judged.
        EventSpecification.named(properties.path("name").asText())
                .ifPresent(event -> {
                    String where = process.where(id);
                    expected(where, "displayName", event.event(), properties, findings);
                    expected(where, "event", event.event(), properties, findings);
                    expected(where, "iconDiagram", event.icon(), properties, findings);
                    specification(where, properties, event, findings);
                });
    }

    private static void specification(
            String where, JsonNode has, EventSpecification event, Findings findings) {
        expected(where, "eventSourceId", EventSpecification.SOURCE_ID, has, findings);
        expected(where, "eventSourceName", EventSpecification.SOURCE_NAME, has, findings);
        expected(
                where,
                "eventClassificationId",
                EventSpecification.CLASSIFICATION_ID,
                has,
                findings);
        expected(
                where,
                "eventClassificationName",
                EventSpecification.CLASSIFICATION_NAME,
                has,
                findings);
        expected(where, "eventSpecificationId", event.specificationId(), has, findings);
        expected(where, "eventSpecificationName", event.specificationName(), has, findings);
    }

    private static void expected(
            String where, String property, String value, JsonNode properties, Findings findings) {
        String has = properties.path(property).asText();
        if (!has.equals(value)) {
            findings.add(
                    where,
                    property + " is \"" + has + "\"",
                    "make it \"" + value + "\", as in every organisation");
        }
    }

    private static void onEvents(
            Map<String, String> expected, JsonNode onEvents, Findings findings) {
        expected.forEach((name, id) -> {
            if (!onEvents.path(name).asText().equals(id)) {
                findings.add(
                        "event flows, onEvents",
                        "it does not lead " + name + " to its event activity",
                        "put the id of that activity there");
            }
        });
        onEvents.fieldNames()
                .forEachRemaining(name -> {
                    if (!expected.containsKey(name)) {
                        findings.add(
                                "event flows, onEvents",
                                "it has " + name + ", for which there is no event activity",
                                "add the activity or take the entry out");
                    }
                });
    }
}
