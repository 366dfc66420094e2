package dev.tandem.setup.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The kinds of activities that the flow is made of. Names, ids, groups and the order of the ports
 * are the same in every organisation whose exports were read.
 */
public enum ActivityKind {
    START(
            "NewPhoneContact",
            "start",
            "start",
            List.of(ActivityKind.OUT),
            List.of(
                    "ANI",
                    "DNIS",
                    "InteractionId",
                    "EntryPointId",
                    "OrgId",
                    "FlowId",
                    "FlowVersionLabel",
                    "Headers",
                    "PSTNRegion",
                    "CallbackType",
                    "CallbackReason",
                    "ScheduleSourceInteractionId")),
    EVENT("Event", "event", "event", List.of(ActivityKind.OUT), List.of()),
    HTTP_REQUEST(
            "http-request-v2",
            "http-request-v2",
            "action",
            List.of(ActivityKind.IN, ActivityKind.DEFAULT),
            List.of("httpStatusCode", "httpResponseBody", "httpResponseHeaders")),
    SET_VARIABLE(
            "set-variable",
            "set-variable",
            "set-variable",
            List.of(ActivityKind.IN, ActivityKind.OUT, ActivityKind.ERROR),
            List.of()),
    CONDITION(
            "condition-activity",
            "condition-activity",
            "enum-gateway",
            List.of(ActivityKind.IN, ActivityKind.ERROR, ActivityKind.TRUE, ActivityKind.FALSE),
            List.of()),
    QUEUE_CONTACT(
            "queue-contact",
            "5f114550ef5cfc454fbbf133",
            "action",
            List.of(ActivityKind.IN, ActivityKind.DEFAULT, ActivityKind.FAILURE),
            List.of()),
    QUEUE_TO_AGENT(
            "queue-to-agent",
            "628d7efd4ba3176df6ce0088",
            "action",
            List.of(ActivityKind.IN, ActivityKind.DEFAULT, ActivityKind.ERROR),
            List.of()),
    PLAY_MUSIC(
            "play-music",
            "5faa2ad13505f538acc86afc",
            "action",
            List.of(ActivityKind.IN, ActivityKind.DEFAULT, ActivityKind.ERROR),
            List.of()),
    SCREEN_POP(
            "screen-pop",
            "5f36ab33791fbc3e0eae20c8",
            "action",
            List.of(ActivityKind.IN, ActivityKind.DEFAULT),
            List.of()),
    DISCONNECT(
            "disconnect-contact",
            "5faa898c8bf5b65b82f0706b",
            "terminating-action",
            List.of(ActivityKind.IN),
            List.of()),
    END("end", "end", "end", List.of(ActivityKind.IN), List.of());

    /** Where links arrive. */
    public static final String IN = "in";

    /** The only way on, of an activity that cannot fail, and of Set Variable. */
    public static final String OUT = "out";

    /** The way on when an action was done. */
    public static final String DEFAULT = "default";

    public static final String TRUE = "true";
    public static final String FALSE = "false";

    /** The way on when an activity failed; may stay unwired. */
    public static final String ERROR = "error";

    /** What Queue Contact calls its error port. */
    public static final String FAILURE = "failure";

    private final String activityName;
    private final String activityId;
    private final String group;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> ports;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> results;

    ActivityKind(
            String activityName,
            String activityId,
            String group,
            List<String> ports,
            List<String> results) {
        this.activityName = activityName;
        this.activityId = activityId;
        this.group = group;
        this.ports = ports;
        this.results = results;
    }

    /** The kind of that name; empty for the many kinds that the flow does not use. */
    public static Optional<ActivityKind> named(String activityName) {
        return Arrays.stream(values())
                .filter(kind -> kind.activityName.equals(activityName))
                .findFirst();
    }

    /**
     * The kind with that id in Webex's catalogue; empty for the many that the flow does not use.
     */
    public static Optional<ActivityKind> withId(String activityId) {
        return Arrays.stream(values())
                .filter(kind -> kind.activityId.equals(activityId))
                .findFirst();
    }

    /** Its name in a document of V1. */
    public String activityName() {
        return activityName;
    }

    /** Its id in Webex's catalogue of activities. */
    public String activityId() {
        return activityId;
    }

    /** The group of the activity, which is also the type of its widget. */
    public String group() {
        return group;
    }

    /** All of its ports, from top to bottom. */
    public List<String> ports() {
        return ports;
    }

    /** The ports where links begin. */
    public List<String> outputs() {
        return ports.stream().filter(port -> !port.equals(IN)).toList();
    }

    /** The outputs that need a link. */
    public List<String> requiredOutputs() {
        return outputs().stream().filter(port -> !isForErrors(port)).toList();
    }

    /**
     * What expressions may read of it, as {@code <name>.<result>}; empty where that is not known.
     */
    public List<String> results() {
        return results;
    }

    /** Whether a port is the way on after a failure. */
    public static boolean isForErrors(String port) {
        return port.equals(ERROR) || port.equals(FAILURE);
    }
}
