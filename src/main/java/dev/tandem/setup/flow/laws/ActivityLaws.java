package dev.tandem.setup.flow.laws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.setup.flow.ActivityKind;
import java.util.regex.Pattern;

/** The activities themselves: their ids in Webex's catalogue, and the settings that each needs. */
final class ActivityLaws {
    private static final Pattern ONE_EXPRESSION =
            Pattern.compile("\\{\\{(?:(?!\\}\\}|\\{\\{).)+\\}\\}", Pattern.DOTALL);
    private static final int SHORTEST_WAIT = 100;
    private static final int LONGEST_WAIT = 60_000;

    private final JsonNode properties;
    private final String where;
    private final Findings findings;

    private ActivityLaws(JsonNode properties, String where, Findings findings) {
        this.properties = properties;
        this.where = where;
        this.findings = findings;
    }

    static void check(ProcessView process, Findings findings) {
        for (String id : process.activities().keySet()) {
            JsonNode properties = process.properties(id);
            ActivityLaws laws = new ActivityLaws(properties, process.where(id), findings);
            laws.law(
                    properties.path("_renderRequestTimestamp").isIntegralNumber(),
                    "_renderRequestTimestamp is missing",
                    "put milliseconds since 1970 there");
            process.kind(id)
                    .ifPresentOrElse(
                            kind -> {
                                laws.catalogue(process.activity(id), kind);
                                laws.settings(kind);
                            },
                            laws::unknown);
        }
    }

    private void unknown() {
        String id = properties.path("activityId").asText();
        ActivityKind.withId(id)
                .ifPresent(kind ->
                        findings.add(
                                where,
                                "activityName is \"%s\", but the id %s is that of %s"
                                        .formatted(text("activityName"), id, kind.activityName()),
                                "use name and id of one row of Webex's catalogue"));
    }

    private void catalogue(JsonNode activity, ActivityKind kind) {
        law(
                text("activityId").equals(kind.activityId()),
                "%s has the id \"%s\"".formatted(kind.activityName(), text("activityId")),
                "make it \"" + kind.activityId() + "\"");
        String group = activity.path("group").asText();
        law(
                group.equals(kind.group()),
                "%s is in the group \"%s\"".formatted(kind.activityName(), group),
                "make it \"" + kind.group() + "\"");
    }

    private void settings(ActivityKind kind) {
        switch (kind) {
            case HTTP_REQUEST -> httpRequest();
            case SET_VARIABLE -> setVariable();
            case CONDITION ->
                    law(
                            ONE_EXPRESSION.matcher(text("expression").strip()).matches(),
                            "the expression is not within one pair of double braces",
                            "write it like {{Tandem_Route == \"queue\"}}");
            case QUEUE_CONTACT -> queueContact();
            case QUEUE_TO_AGENT -> queueToAgent();
            case PLAY_MUSIC ->
                    law(
                            filled("prompt") || filled("promptDynamic"),
                            "it plays nothing",
                            "choose a prompt, such as defaultmusic_on_hold.wav");
            case SCREEN_POP ->
                    law(filled("screenPopUrl"), "it has no address", "fill in screenPopUrl");
            case START, EVENT, DISCONNECT, END -> {}
        }
    }

    private void httpRequest() {
        if (properties.path("authenticated").asBoolean()) {
            law(
                    filled("connectorId") && filled("httpRequestPath"),
                    "a request through a connector lacks connectorId or httpRequestPath",
                    "choose the connector and give the path on its host");
        } else {
            law(
                    filled("httpRequestUrl") && !filled("connectorId"),
                    "a request without connector has no httpRequestUrl of its own",
                    "give the whole address and no connectorId");
        }
        law(
                properties.path("outputVariableArray").isEmpty()
                        || text("contentType").equals("JSON"),
                "contentType is \"%s\", so that nothing is taken out of the answer"
                        .formatted(text("contentType")),
                "make it \"JSON\"");
        int wait = properties.path("httpResponseTimeout").asInt();
        law(
                wait >= SHORTEST_WAIT && wait <= LONGEST_WAIT,
                "httpResponseTimeout is " + wait,
                "give it in milliseconds, from " + SHORTEST_WAIT + " to " + LONGEST_WAIT);
    }

    private void setVariable() {
        JsonNode settings = properties.path("setVariablesArray");
        law(
                !settings.isEmpty(),
                "setVariablesArray is empty",
                "put the one setting there that stands beside it");
        if (settings.isEmpty()) {
            return;
        }
        JsonNode first = settings.path(0);
        boolean same =
                first.path("srcVariable").equals(properties.path("srcVariable"))
                        && first.path("srcVariableType").equals(properties.path("srcVariableType"))
                        && first.path("expr").equals(properties.path("expr"));
        law(
                same,
                "the first of setVariablesArray differs from the setting beside it",
                "let both name the same variable, type and value");
    }

    private void queueContact() {
        if (text("queueRadioGroup").equals("variableQueue")) {
            law(
                    filled("destinationVariable") && filled("fallbackQueue"),
                    "a queue from a variable lacks destinationVariable or fallbackQueue",
                    "name the variable, and the queue for when it names none");
        } else {
            law(
                    filled("destination") && filled("destination:type"),
                    "a fixed queue lacks destination or its type",
                    "choose the queue");
        }
    }

    private void queueToAgent() {
        law(
                filled("destinationVariable")
                        && filled("reportingQueue")
                        && filled("recoveryQueue"),
                "it lacks destinationVariable, reportingQueue or recoveryQueue",
                "name the agent's variable, and both queues");
    }

    private boolean filled(String property) {
        return !properties.path(property).asText("").isBlank()
                && !properties.path(property).isNull();
    }

    private String text(String property) {
        return properties.path(property).asText("");
    }

    private void law(boolean kept, String wrong, String right) {
        if (!kept) {
            findings.add(where, wrong, right);
        }
    }
}
