package dev.tandem.ops.metrics;

import java.util.List;

/**
 * Every meter that Tandem exports, with its tags. Prometheus writes the dots as underscores and
 * adds {@code _total} to counters and {@code _seconds} to timers. Dashboards and alerts use these
 * names: they are never renamed once released.
 */
enum MeterName {
    HTTP_REFUSED(
            "tandem.http.refused",
            "Connections and requests that were refused before a resource received them",
            "reason"),
    HTTP_CONNECTIONS("tandem.http.connections", "Connections that are open", "port"),

    WEBHOOKS("tandem.webhooks", "Webhooks answered", "outcome"),
    WEBHOOK_ACKNOWLEDGEMENT(
            "tandem.webhook.acknowledgement",
            "From sending a webhook's record to its acknowledgement by the broker"),
    WEBHOOK_IN_FLIGHT("tandem.webhook.in.flight", "Records whose acknowledgement is pending"),
    WEBHOOK_IN_FLIGHT_BYTES(
            "tandem.webhook.in.flight.bytes", "Bytes of records whose acknowledgement is pending"),
    WEBHOOK_SECRETS("tandem.webhook.secrets", "Webhook secrets that are live"),
    WEBHOOK_SECRETS_UNUSABLE(
            "tandem.webhook.secrets.unusable",
            "Changed secrets files that could not be used; the previous secrets stay live"),
    FLOW_REQUESTS("tandem.flow.requests", "Requests of flows by the answer", "outcome"),
    FLOW_WAITERS("tandem.flow.waiters", "Requests of flows that wait for a routing decision"),
    FLOW_KEYS("tandem.flow.keys", "Keys of flows that are live"),
    FLOW_KEYS_UNUSABLE(
            "tandem.flow.keys.unusable",
            "Changed flow keys files that could not be used; the previous keys stay live"),
    FLOW_JOURNAL_LOST(
            "tandem.flow.journal.lost", "Failures to read the journal for flows that wait"),

    TRANSITIONS(
            "tandem.transitions",
            "Inputs of interactions by decision: acted on, or ignored for a reason",
            "decision",
            "input",
            "reason"),
    TRANSITION_TIME("tandem.transition.time", "Time to decide an input and to write its outcome"),
    EVENTS_PASSED_BY("tandem.events.passed.by", "Events that belong to no interaction"),
    INTERACTIONS("tandem.interactions", "Interactions that this instance owns", "phase"),
    DEAD_LETTERS("tandem.dead.letters", "Dead letters written for records and commands", "reason"),
    DECIDER_FAILURES(
            "tandem.decider.failures", "Decisions that failed because of a fault in the program"),
    WAKE_UP_DELAY("tandem.wake.up.delay", "Delay of a wake-up after its due time"),
    STREAM_THREADS_REPLACED(
            "tandem.stream.threads.replaced", "Stream threads that died and were replaced"),
    STREAMS_STATUS(
            "tandem.streams.status",
            "1 for the present status of the state machines, 0 for every other one",
            "status"),

    CONSOLE_KEYS("tandem.console.keys", "Keys of the console that are live"),
    CONSOLE_KEYS_UNUSABLE(
            "tandem.console.keys.unusable",
            "Changed keys files of the console that could not be used; the previous keys stay"
                    + " live"),
    INSTANCES_ASKED(
            "tandem.instances.asked",
            "Requests to other instances about their interactions by outcome",
            "outcome"),
    INSTANCES_TURNED_AWAY(
            "tandem.instances.turned.away",
            "Requests in the name of another instance without a valid pass"),

    COMMANDS("tandem.commands", "Requests to Salesforce by result", "org", "kind", "result"),
    COMMAND_WAIT(
            "tandem.command.wait", "From the decision for a command to its request", "org", "kind"),
    COMMAND_RETRIES("tandem.command.retries", "Attempts after the first", "org", "kind"),
    COMMANDS_UNSENT(
            "tandem.commands.unsent",
            "Commands that were answered without a request",
            "org",
            "kind",
            "why"),
    COMMANDS_IN_DOUBT(
            "tandem.commands.found.in.doubt",
            "Commands that a previous owner of the partition started but did not answer",
            "org",
            "kind"),
    COMMANDS_REPEATED(
            "tandem.commands.repeated", "Attempts that were read again and dropped", "kind"),
    DISPATCHER_STATE(
            "tandem.dispatcher.state",
            "1 for the present state of the dispatcher of commands, 0 for every other one",
            "state"),
    COMMANDS_UNREADABLE("tandem.commands.unreadable", "Command records that cannot be read"),
    ORG_WAITING("tandem.org.waiting", "Commands that wait for a slot of the org", "org"),
    ORG_RUNNING("tandem.org.running", "Slots of the org that are in use", "org"),

    SALESFORCE_REQUESTS(
            "tandem.salesforce.requests",
            "HTTP requests to the org by outcome",
            "org",
            "kind",
            "outcome"),
    SALESFORCE_HELD_BACK(
            "tandem.salesforce.held.back",
            "Requests that were not sent because the circuit was open or the deadline had passed",
            "org",
            "kind"),
    TOKEN_REQUESTS("tandem.salesforce.tokens", "Token requests by outcome", "org", "outcome"),
    CIRCUIT(
            "tandem.salesforce.circuit",
            "Requests that are allowed: 0 all, 1 a few as a probe, 2 none, also while the org"
                    + " has asked for a pause or its daily limit is reached",
            "org"),
    CONFIGURATION_FAULTS(
            "tandem.salesforce.configuration.faults",
            "Commands that fail until a setting is changed",
            "org"),
    CREDENTIALS_UNUSABLE(
            "tandem.salesforce.credentials.unusable",
            "Changed key and secret files that could not be used; the previous content stays in"
                    + " use",
            "org"),
    LOOKUPS(
            "tandem.salesforce.lookups",
            "Lookups of the record of a create in doubt, by outcome",
            "org",
            "outcome"),
    API_USED("tandem.salesforce.api.used", "API requests of the org's daily quota used", "org"),
    API_LIMIT("tandem.salesforce.api.limit", "The org's daily quota of API requests", "org"),
    NUMBERS(
            "tandem.salesforce.numbers",
            "Phone numbers by what the rules of their contact centre changed",
            "contact_center",
            "outcome"),
    NUMBERS_CUT(
            "tandem.salesforce.numbers.cut",
            "Phone numbers that were cut to the 40 characters of Salesforce's field",
            "contact_center");

    private final String meter;
    private final String description;

    /** The tags' names, one blank between them. */
    private final String tags;

    MeterName(String meter, String description, String... tags) {
        this.meter = meter;
        this.description = description;
        this.tags = String.join(" ", tags);
    }

    /** The name as Micrometer has it. */
    String meter() {
        return meter;
    }

    String description() {
        return description;
    }

    List<String> tags() {
        return tags.isEmpty() ? List.of() : List.of(tags.split(" ", -1));
    }
}
