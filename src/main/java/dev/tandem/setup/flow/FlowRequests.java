package dev.tandem.setup.flow;

import dev.tandem.setup.flow.Activity.HttpRequest;
import dev.tandem.setup.flow.Activity.HttpRequest.Output;
import java.util.List;

/**
 * The requests to Tandem's flow door.
 *
 * <p>Flow Designer pastes values into a body as they are. Quotation marks are taken out of the two
 * numbers, which callers control; Cisco's own flow uses the same filter. A backslash cannot be
 * taken out: no text of the template language can consist of one. It makes the body unreadable,
 * Tandem answers 400, and the caller waits in the default queue.
 */
final class FlowRequests {
    static final String KEY_VARIABLE = "Tandem_Key";
    static final String ID_VARIABLE = "Tandem_InteractionId";

    private static final String DOOR = "/flow/events";

    /**
     * Texts for unknown values, because what a path gives for null is not known; and a wait that
     * leaves the network half a second of the two that the activity waits.
     */
    private static final String WAITING = "?nulls=empty&wait=PT1.5S";

    private static final String NOW = "{{now() | replace({'[UTC]': ''})}}";

    private final FlowOptions options;

    FlowRequests(FlowOptions options) {
        this.options = options;
    }

    /** Reports a new call and waits for the routing decision. */
    HttpRequest newContact(String name, List<Output> outputs) {
        return request(
                name,
                "Tandem creates the VoiceCall record and answers where the caller goes",
                WAITING,
                """
                {
                  "event": "NewPhoneContact",
                  "interactionId": "{{NewPhoneContact.InteractionId}}",
                  "ani": "{{NewPhoneContact.ANI | replace({'"': ''})}}",
                  "dnis": "{{NewPhoneContact.DNIS | replace({'"': ''})}}",
                  "orgId": "{{NewPhoneContact.OrgId}}",
                  "entryPointId": "{{NewPhoneContact.EntryPointId}}",
                  "time": "%s"
                }\
                """
                        .formatted(NOW),
                outputs);
    }

    /**
     * Reports what happened to a call.
     *
     * @param event Tandem's word, e.g. {@code AgentOffered}
     */
    HttpRequest progress(String name, String event) {
        return request(
                name,
                "Tells Tandem of the event " + event,
                "",
                """
                {
                  "event": "%s",
                  "interactionId": "{{%s}}",
                  "time": "%s"
                }\
                """
                        .formatted(event, ID_VARIABLE, NOW),
                List.of());
    }

    private HttpRequest request(
            String name, String description, String query, String body, List<Output> outputs) {
        boolean connected = options.connector() != null;
        String path = DOOR + query;
        return new HttpRequest(
                name,
                description,
                options.connector(),
                connected ? path : base() + path,
                connected ? null : "Bearer {{" + KEY_VARIABLE + "}}",
                body,
                outputs);
    }

    private String base() {
        return options.host().toString().replaceAll("/+$", "");
    }
}
