package dev.tandem.setup.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.setup.flow.Activity.Condition;
import dev.tandem.setup.flow.Activity.Disconnect;
import dev.tandem.setup.flow.Activity.End;
import dev.tandem.setup.flow.Activity.Event;
import dev.tandem.setup.flow.Activity.HttpRequest;
import dev.tandem.setup.flow.Activity.PlayMusic;
import dev.tandem.setup.flow.Activity.QueueContact;
import dev.tandem.setup.flow.Activity.QueueToAgent;
import dev.tandem.setup.flow.Activity.ScreenPop;
import dev.tandem.setup.flow.Activity.SetVariable;
import dev.tandem.setup.flow.Activity.Start;
import dev.tandem.setup.flow.FlowOptions.Connector;
import dev.tandem.setup.flow.FlowOptions.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an activity as an export has them. Flow Designer keeps what it shows for a
 * chosen value beside it, as {@code <property>:name} and {@code <property>_name}, and the same with
 * {@code type}.
 */
final class ActivityProperties {
    /** What Flow Designer waits for an answer, and how often it repeats a request after a 5xx. */
    private static final int TIMEOUT_MILLIS = 2000;

    private static final int RETRIES = 1;

    private static final String MUSIC = "defaultmusic_on_hold.wav";

    private final ObjectNode properties = FlowJson.object();

    private ActivityProperties() {}

    /** All but the time of rendering, which only V1 has. */
    static ObjectNode of(Activity activity) {
        ActivityProperties all = new ActivityProperties();
        all.properties
                .put("name", activity.name())
                .put("activityName", activity.kind().activityName())
                .put("activityId", activity.kind().activityId())
                .put("description", activity.description());
        all.add(activity);
        if (activity.kind() != ActivityKind.START && activity.kind() != ActivityKind.EVENT) {
            all.properties.put("flowDecryptAccess", true);
        }
        return all.properties;
    }

    private void add(Activity activity) {
        switch (activity) {
            case Start start -> {
                properties.put("event", start.name());
                specification(properties.putObject("flowType"), EventSpecification.CONTACT_STARTED);
            }
            case Event(EventSpecification event, String _) -> {
                properties
                        .put("displayName", event.event())
                        .put("event", event.event())
                        .put("iconDiagram", event.icon());
                specification(properties, event);
            }
            case HttpRequest request -> httpRequest(request);
            case SetVariable(String _, String _, String variable, String value) ->
                    setVariable(FlowJson.id("set/" + activity.name()), variable, value);
            case Condition(String _, String _, String expression) ->
                    properties.put("expression", expression);
            case QueueContact(String _, String _, Queue queue, String queueId) ->
                    queueContact(queue, queueId);
            case QueueToAgent(String _, String _, String agentId, Queue queue) ->
                    queueToAgent(agentId, queue);
            case PlayMusic _ -> playMusic();
            case ScreenPop(String _, String description, String url, String target) -> {
                properties
                        .put("screenPopUrl", url)
                        .put("screenPopDesktopLabel", "VoiceCall")
                        .put("target", target);
                properties.putObject("queryParameters");
            }
            case Disconnect _, End _ -> {}
        }
    }

    private static void specification(ObjectNode into, EventSpecification event) {
        into.put("eventSourceId", EventSpecification.SOURCE_ID)
                .put("eventSourceName", EventSpecification.SOURCE_NAME)
                .put("eventClassificationId", EventSpecification.CLASSIFICATION_ID)
                .put("eventClassificationName", EventSpecification.CLASSIFICATION_NAME)
                .put("eventSpecificationId", event.specificationId())
                .put("eventSpecificationName", event.specificationName());
    }

    private void httpRequest(HttpRequest request) {
        Connector connector = request.connector();
        properties.put("authenticated", connector != null);
        chosen(
                "connectorId",
                connector == null ? null : connector.id(),
                connector == null ? null : shown(connector.name(), connector.id()),
                null);
        properties
                .put("httpRequestUrl", connector == null ? request.address() : null)
                .put("httpRequestPath", connector == null ? null : request.address());
        chosen("httpRequestMethod", "POST", "POST", null);
        chosen("httpContentType", "Application/JSON", "Application/JSON", null);
        // The parser of the answer: without it nothing is taken out.
        chosen("contentType", "JSON", "JSON", null);
        ObjectNode headers = properties.putObject("httpRequestHeaders");
        if (request.authorization() != null) {
            headers.put("Authorization", request.authorization());
        }
        properties.putObject("httpQueryParameters");
        properties
                .put("httpRequestBody", request.body())
                .putNull("httpRequestBodyFormData")
                .putNull("httpRequestBodyGQL")
                .putNull("httpRequestBodyFiles")
                .put("httpResponseTimeout", TIMEOUT_MILLIS)
                .put("retryAttempts", RETRIES);
        var outputs = properties.putArray("outputVariableArray");
        for (HttpRequest.Output output : request.outputs()) {
            outputs.addObject()
                    .put("outputVariable", output.variable())
                    .put("jsonPathExp", output.path());
        }
    }

    private void setVariable(String id, String variable, String value) {
        setting(properties, variable, value);
        setting(
                properties.putArray("setVariablesArray").addObject().put("id", id),
                variable,
                value);
    }

    private static void setting(ObjectNode into, String variable, String value) {
        into.put("setTo", "set-to-literal")
                .put("srcVariable", variable)
                .put("srcVariableType", "STRING")
                .put("expr", value)
                .put("literal", value)
                .put("literal_invalid_error", false);
    }

    private void queueContact(Queue queue, @Nullable String queueId) {
        boolean fixed = queueId == null;
        properties.put("queueRadioGroup", fixed ? "staticQueue" : "variableQueue");
        queue("destination", fixed ? queue : null);
        queue("fallbackQueue", fixed ? null : queue);
        properties
                .put("destinationVariable", queueId)
                .put("toggle", false)
                .put("toggleAgentAvailability", false)
                .putNull("skills")
                .putNull("priorityRadioGroup")
                .putNull("priorityVariable")
                .putNull("agentAvailabilityRadioGroup")
                .putNull("agentAvailabilityVariable");
        chosen("priority", null, null, null);
    }

    private void queueToAgent(String agentId, Queue queue) {
        properties.put("destinationVariable", agentId).put("destinationLookupType", "agentId");
        queue("reportingQueue", queue);
        queue("recoveryQueue", queue);
        properties
                .put("queueRadioGroup", "staticQueue")
                .put("queueRecoveryRadioGroup", "staticRecoveryQueue")
                .putNull("destinationReportingQueueVariable")
                .putNull("destinationRecoveryQueueVariable")
                // Nobody waits for an agent who may be away: the default queue has more of them.
                .put("parkContactToggle", false)
                .put("priorityToggle", false)
                .putNull("priorityRadioGroup")
                .putNull("priorityVariable");
        chosen("priority", null, null, null);
    }

    private void playMusic() {
        properties.put("audioRadioGroup", "staticAudio");
        chosen("prompt", MUSIC, MUSIC, null);
        properties.putNull("promptDynamic").put("duration", "120").put("skip", 0);
    }

    private void queue(String property, @Nullable Queue queue) {
        if (queue == null) {
            chosen(property, null, null, null);
        } else {
            chosen(
                    property,
                    queue.id(),
                    shown(queue.name(), queue.id()),
                    shown(queue.type(), Queue.USUAL_TYPE));
        }
    }

    /** A value that is chosen from a list, with what Flow Designer shows for it. */
    private void chosen(
            String property, @Nullable String value, @Nullable String name, @Nullable String type) {
        properties
                .put(property, value)
                .put(property + ":name", name)
                .put(property + "_name", name)
                .put(property + ":type", type)
                .put(property + "_type", type);
    }

    private static String shown(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
