package dev.tandem.setup.flow.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tandem.setup.flow.ActivityKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The main flow or the event flows of a document. What is missing reads as missing: a document may
 * be any JSON.
 */
final class ProcessView {
    private final String name;
    private final Map<String, JsonNode> activities = new LinkedHashMap<>();
    private final List<JsonNode> links;
    private final JsonNode widgets;

    /**
     * @param holder has "process" and "diagram"
     */
    ProcessView(String name, JsonNode holder) {
        this.name = name;
        JsonNode process = holder.path("process");
        process.path("activities")
                .properties()
                .forEach(it -> activities.put(it.getKey(), it.getValue()));
        this.links = List.copyOf(process.path("links").valueStream().toList());
        this.widgets = holder.path("diagram").path("widgets");
    }

    /** "main flow" or "event flows". */
    String name() {
        return name;
    }

    /** By the keys under which they stand. */
    Map<String, JsonNode> activities() {
        return activities;
    }

    List<JsonNode> links() {
        return links;
    }

    /** By the ids of activities and links. */
    JsonNode widgets() {
        return widgets;
    }

    /** How a sentence names an activity. */
    String where(String activityId) {
        return name + ", " + nameOf(activityId);
    }

    /** How a sentence names a link. */
    String where(JsonNode link) {
        return "%s, link from %s by \"%s\" to %s"
                .formatted(name, nameOf(source(link)), port(link), nameOf(target(link)));
    }

    private String nameOf(String activityId) {
        return has(activityId)
                ? activity(activityId).path("name").asText()
                : "an activity that is not there";
    }

    /** Empty for one of the many kinds that the laws do not know. */
    Optional<ActivityKind> kind(String activityId) {
        JsonNode properties = properties(activityId);
        JsonNode activityName = properties.path("activityName");
        // Older exports have events without this property.
        return activityName.isTextual()
                ? ActivityKind.named(activityName.textValue())
                : ActivityKind.withId(properties.path("activityId").asText());
    }

    boolean isStart(String activityId) {
        return kind(activityId).filter(ActivityKind.START::equals).isPresent();
    }

    boolean isEvent(String activityId) {
        return kind(activityId).filter(ActivityKind.EVENT::equals).isPresent();
    }

    /** The activity under that key; a missing node when there is none. */
    JsonNode activity(String id) {
        return activities.getOrDefault(id, MissingNode.getInstance());
    }

    JsonNode properties(String activityId) {
        return activity(activityId).path("properties");
    }

    boolean has(String activityId) {
        return activities.containsKey(activityId);
    }

    List<JsonNode> linksFrom(String activityId) {
        return links.stream().filter(link -> source(link).equals(activityId)).toList();
    }

    /** Whether both ends and the port of a link exist: its other laws are judged only then. */
    boolean connects(JsonNode link) {
        return has(source(link))
                && has(target(link))
                && kind(source(link)).map(it -> it.outputs().contains(port(link))).orElse(true);
    }

    static String source(JsonNode link) {
        return link.path("sourceActivityId").asText();
    }

    static String target(JsonNode link) {
        return link.path("targetActivityId").asText();
    }

    static String port(JsonNode link) {
        return link.path("conditionExpr").asText();
    }

    static String id(JsonNode link) {
        return link.path("id").asText();
    }
}
