package dev.tandem.setup.flow.laws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.setup.flow.ActivityKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The graph: names, links, and that every activity is reached and leads on. */
final class ProcessLaws {
    private final ProcessView process;
    private final Findings findings;

    private ProcessLaws(ProcessView process, Findings findings) {
        this.process = process;
        this.findings = findings;
    }

    static void check(ProcessView process, Findings findings) {
        ProcessLaws laws = new ProcessLaws(process, findings);
        laws.names();
        Set<String> ids = new HashSet<>();
        for (JsonNode link : process.links()) {
            if (!ids.add(ProcessView.id(link))) {
                findings.add(
                        process.where(link),
                        "another link has the id " + ProcessView.id(link),
                        "give each an id of its own");
            }
            laws.link(link);
        }
        for (String id : process.activities().keySet()) {
            laws.outputs(id);
        }
        laws.reachability();
    }

    private void names() {
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, JsonNode> entry : process.activities().entrySet()) {
            JsonNode activity = entry.getValue();
            String name = activity.path("name").asText();
            String where = process.where(entry.getKey());
            if (!activity.path("id").asText().equals(entry.getKey())) {
                findings.add(
                        where,
                        "its id differs from the key under which it stands",
                        "use the id " + entry.getKey() + " in both places");
            }
            String shown = activity.path("properties").path("name").asText();
            if (!shown.equals(name)) {
                findings.add(
                        where,
                        "its properties have the name \"" + shown + "\"",
                        "use one name in both places");
            }
            if (!names.add(name)) {
                findings.add(
                        where,
                        "another activity has this name too",
                        "give each a name of its own: expressions read results by it");
            }
        }
    }

    private void link(JsonNode link) {
        String where = process.where(link);
        if (!process.has(ProcessView.source(link)) || !process.has(ProcessView.target(link))) {
            findings.add(
                    where,
                    "one of its ends is not among the activities",
                    "let it lead from one activity of this process to another");
        }
        String value = link.path("properties").path("value").asText();
        if (!value.equals(ProcessView.port(link))) {
            findings.add(
                    where,
                    "properties.value is \"" + value + "\" and conditionExpr is not",
                    "name the same port in both");
        }
        process.kind(ProcessView.source(link))
                .filter(kind -> !kind.outputs().contains(ProcessView.port(link)))
                .ifPresent(kind ->
                        findings.add(
                                where,
                                "%s has no port \"%s\""
                                        .formatted(kind.activityName(), ProcessView.port(link)),
                                "use one of " + String.join(", ", kind.outputs())));
    }

    private void outputs(String id) {
        List<String> linked = process.linksFrom(id).stream().map(ProcessView::port).toList();
        for (String port : new HashSet<>(linked)) {
            if (linked.stream().filter(port::equals).count() > 1) {
                findings.add(
                        process.where(id),
                        "two links leave by the port \"" + port + "\"",
                        "let a port have one link at most");
            }
        }
        for (String port : process.kind(id).map(ActivityKind::requiredOutputs).orElse(List.of())) {
            // Flow Designer shows all events, also those of which a flow makes no use.
            if (!linked.contains(port) && !process.isEvent(id)) {
                findings.add(
                        process.where(id),
                        "the port \"" + port + "\" has no link",
                        "lead it to the next activity: only ports for errors may stay open");
            }
        }
        queueing(id);
    }

    /** The caller is queued while the treatment runs on: a request there would delay the music. */
    private void queueing(String id) {
        if (process.kind(id).filter(ActivityKind.QUEUE_CONTACT::equals).isEmpty()) {
            return;
        }
        for (JsonNode link : process.linksFrom(id)) {
            if (ProcessView.port(link).equals(ActivityKind.DEFAULT)
                    && process.kind(ProcessView.target(link))
                            .filter(ActivityKind.HTTP_REQUEST::equals)
                            .isPresent()) {
                findings.add(
                        process.where(link),
                        "an HTTP Request follows a Queue Contact",
                        "put Play Music between them");
            }
        }
    }

    private void reachability() {
        Deque<String> next = new ArrayDeque<>();
        process.activities().keySet().stream()
                .filter(id -> process.isStart(id) || process.isEvent(id))
                .forEach(next::add);
        if (next.isEmpty()) {
            return; // that nothing begins is said once
        }
        Set<String> reached = new HashSet<>();
        while (!next.isEmpty()) {
            String id = next.remove();
            if (reached.add(id)) {
                process.linksFrom(id).forEach(link -> next.add(ProcessView.target(link)));
            }
        }
        for (String id : process.activities().keySet()) {
            if (!reached.contains(id)) {
                findings.add(
                        process.where(id),
                        "no way leads to it",
                        "link it or take it out: Webex refuses what cannot be reached");
            }
        }
    }
}
