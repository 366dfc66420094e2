package dev.tandem.app.configuration.keys;

import static dev.tandem.app.configuration.keys.KnownKey.key;
import static dev.tandem.app.configuration.keys.ValueKind.choice;
import static dev.tandem.app.configuration.keys.ValueKind.duration;
import static dev.tandem.app.configuration.keys.ValueKind.flag;
import static dev.tandem.app.configuration.keys.ValueKind.regex;
import static dev.tandem.app.configuration.keys.ValueKind.template;
import static dev.tandem.app.configuration.keys.ValueKind.text;

import dev.tandem.salesforce.settings.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The keys of the contact centres, and of how long their interactions are followed. */
public final class ContactCenterKeys {
    private static final String CENTER = "tandem.contact-centers.<name>.";
    private static final String API_NAME =
            "letters, digits and underscores, and a letter at the beginning";

    private static final Duration LONGEST = Duration.ofDays(30);

    static final KnownKeys.Group CENTERS =
            new KnownKeys.Group(
                    "Contact centres",
                    "`<name>` is a name of your choice. A call belongs to the contact centre whose"
                            + " criteria (match.*) it meets; the one with most criteria wins. A"
                            + " contact centre without criteria takes every call.",
                    centers());

    static final KnownKeys.Group INTERACTIONS =
            new KnownKeys.Group(
                    "Interactions", "How long calls are followed and remembered.", interactions());

    private ContactCenterKeys() {}

    private static List<KnownKey> centers() {
        List<KnownKey> keys = new ArrayList<>();
        keys.add(
                key(CENTER + "org", text("the name of an org"), "The org of its VoiceCalls.")
                        .otherwise("the org, where only one is configured")
                        .example("main"));
        criteria(keys);
        voiceCall(keys);
        omniFlow(keys);
        keys.add(
                key(
                                CENTER + "screen-pop-url",
                                template(
                                        "an absolute address with "
                                                + Template.ALLOWED_WITH_RECORD
                                                + ", percent-encoded; {voiceCallId} in this key"
                                                + " only"),
                                "The address that the flow's answer names for a screen pop, once"
                                        + " the record exists.")
                        .otherwise("the record's page in Lightning Experience")
                        .example("https://crm.example.com/call?record={voiceCallId}"));
        abandoned(keys);
        return keys;
    }

    private static void criteria(List<KnownKey> keys) {
        keys.add(
                key(CENTER + "match.dialed-number", regex(), "The dialled numbers of its calls.")
                        .otherwise("every number")
                        .example("\\\\+1844579\\\\d{4}"));
        keys.add(
                key(CENTER + "match.webex-org-id", regex(), "The Webex orgs of its calls.")
                        .otherwise("every org")
                        .example("2f0e0d3b-2e5a-4a55-9c0f-6a0b1f6ad7c1"));
        keys.add(
                key(CENTER + "match.entry-point-id", regex(), "The entry points of its calls.")
                        .otherwise("every entry point")
                        .example("b5c3c2f0-6e7c-4a9e-9d3b-0b1c5cbd2f11"));
    }

    private static void voiceCall(List<KnownKey> keys) {
        keys.add(
                key(
                                CENTER + "call-center-dev-name",
                                text(API_NAME),
                                "The developer name of the contact centre in Salesforce. It must be"
                                        + " set.")
                        .example("Webex_Contact_Center"));
        keys.add(
                key(
                                CENTER + "cert-dev-name",
                                text(API_NAME),
                                "The developer name of the certificate in Salesforce. It must be"
                                        + " set.")
                        .example("Webex_Cert"));
        keys.add(
                key(
                                CENTER + "withheld-number",
                                text("at most 40 characters"),
                                "The text that takes the place of a number that the caller"
                                        + " withheld.")
                        .byDefault("anonymous")
                        .example("unknown"));
        keys.add(
                key(
                                CENTER + "call-attributes.<Field__c>",
                                template("text with " + Template.ALLOWED),
                                "The value of a field of the new VoiceCall, where `<Field__c>` is"
                                        + " its API name. A field whose value is not known is left"
                                        + " out.")
                        .example("{event.language}"));
        keys.add(
                key(
                                CENTER + "phone-number-translation",
                                text(
                                        "JSON: {\"name\":\"[min,max]->pattern->selector\", ...}, in"
                                                + " a properties file with each backslash written"
                                                + " twice"),
                                "The rules that translate phone numbers, as they stand in"
                                        + " Salesforce; `tandem translate` tries them.")
                        .otherwise("numbers only lose what is not dialled")
                        .example("{\"US\":\"[12,12]->(\\\\\\\\+1)(\\\\\\\\d{10})->$1 $2\"}"));
    }

    private static void omniFlow(List<KnownKey> keys) {
        String flow = CENTER + "omni-flow.";
        keys.add(
                key(flow + "enabled", flag(), "Whether an Omni-Channel flow routes the call.")
                        .byDefault("true")
                        .example("false"));
        keys.add(
                key(
                                flow + "flow-dev-name",
                                text(API_NAME),
                                "The developer name of the Omni-Channel flow for numbers that no"
                                        + " phone channel in Salesforce has.")
                        .otherwise("Salesforce takes the flow of the phone channel")
                        .example("Route_Voice_Call"));
        keys.add(
                key(
                                flow + "fallback-queue",
                                text("an id, or letters, digits and underscores"),
                                "The id or developer name of the queue where that flow fails.")
                        .otherwise("Salesforce takes the queue of the phone channel")
                        .example("Support_Queue"));
        keys.add(
                key(
                                flow + "input-parameters.<parameter>",
                                template("text with " + Template.ALLOWED),
                                "The value of an input variable of the flow, where `<parameter>` is"
                                        + " its API name. A variable whose value is not known is"
                                        + " left out.")
                        .example("{ani}"));
    }

    private static void abandoned(List<KnownKey> keys) {
        keys.add(
                key(
                                CENTER + "abandon.grace",
                                duration(Duration.ZERO, Duration.ofHours(1)),
                                "How long after the end of an unanswered call Tandem waits for late"
                                        + " events before the call counts as abandoned.")
                        .byDefault("PT10S")
                        .example("PT20S"));
        keys.add(
                key(
                                CENTER + "abandon.grace-when-ringing",
                                duration(Duration.ZERO, Duration.ofHours(1)),
                                "The same for a call that was ringing at an agent when it ended.")
                        .byDefault("PT30S")
                        .example("PT45S"));
        keys.add(
                key(
                                CENTER + "abandon.disconnect-reason",
                                text(),
                                "The disconnect reason of an abandoned call's record.")
                        .byDefault("Abandoned in queue")
                        .example("Caller hung up"));
        keys.add(
                key(
                                CENTER + "abandon.is-error",
                                flag(),
                                "The field isError of an abandoned call's record.")
                        .byDefault("true")
                        .example("false"));
        abandoned(keys, "before-queue", "that was in no queue yet", "Hung up in the menu");
        abandoned(keys, "in-queue", "that waited in a queue", "Abandoned in queue");
        abandoned(keys, "while-ringing", "that was ringing at an agent", "Abandoned while ringing");
        keys.add(
                key(
                                CENTER + "abandon.self-service.disconnect-reason",
                                text(),
                                "The disconnect reason of a call that the system ended before any"
                                        + " queue: self-service, or a transfer in the menu.")
                        .byDefault("Ended in self-service")
                        .example("Handled by the menu"));
        keys.add(
                key(
                                CENTER + "abandon.self-service.is-error",
                                flag(),
                                "The field isError of such a call's record.")
                        .byDefault("false")
                        .example("true"));
        keys.add(
                key(
                                CENTER + "missed-calls",
                                choice("update-only", "create-and-update", "none"),
                                "What Salesforce receives for an abandoned call whose VoiceCall"
                                        + " could not be created: update-only sends the update,"
                                        + " which makes a record; create-and-update creates the"
                                        + " record first; none sends nothing.")
                        .byDefault("update-only")
                        .example("create-and-update"));
        keys.add(
                key(
                                CENTER + "answered-calls",
                                choice("leave", "update"),
                                "Whether the record of an answered call is left to the agent's"
                                        + " desktop, or updated once after the call.")
                        .byDefault("leave")
                        .example("update"));
    }

    private static void abandoned(List<KnownKey> keys, String type, String call, String example) {
        keys.add(
                key(
                                CENTER + "abandon." + type + ".disconnect-reason",
                                text(),
                                "The disconnect reason of an abandoned call " + call + ".")
                        .otherwise("abandon.disconnect-reason")
                        .example(example));
        keys.add(
                key(
                                CENTER + "abandon." + type + ".is-error",
                                flag(),
                                "The field isError of an abandoned call " + call + ".")
                        .otherwise("abandon.is-error")
                        .example("false"));
    }

    private static List<KnownKey> interactions() {
        return List.of(
                key(
                                "tandem.interactions.retention",
                                duration(Duration.ofMinutes(1), LONGEST),
                                "How long a closed call is remembered, so that late events find"
                                        + " it.")
                        .byDefault("PT24H")
                        .example("PT48H"),
                key(
                                "tandem.interactions.orphan-wait",
                                duration(Duration.ZERO, LONGEST),
                                "How long the end of an unknown call waits for the call's start."
                                        + " Where calls are reconciled, at least a minute more"
                                        + " than tandem.webex.reconciliation.settle and two"
                                        + " periods.")
                        .byDefault("PT60S")
                        .example("PT2M"),
                key(
                                "tandem.interactions.lost-after",
                                duration(Duration.ofMinutes(1), LONGEST),
                                "How long a call without an end may be silent before it is closed"
                                        + " and its routing cleared.")
                        .byDefault("PT24H")
                        .example("PT12H"),
                key(
                                "tandem.interactions.start-wait",
                                duration(Duration.ZERO, LONGEST),
                                "How long the first event of an unknown call waits for the call's"
                                        + " start before it starts the call itself, if it carries"
                                        + " origin, destination, channel and direction.")
                        .byDefault("PT3S")
                        .example("PT10S"),
                key(
                                "tandem.interactions.lost-end",
                                duration(Duration.ZERO, LONGEST),
                                "How long after the customer left the call's end may be missing"
                                        + " before the leaving counts as the end.")
                        .byDefault("PT60S")
                        .example("PT2M"));
    }
}
