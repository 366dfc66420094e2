package dev.tandem.ops.metrics;

import java.util.List;

/**
 * Every meter that Tandem exports, with the tags it has. Prometheus writes the dots as underscores
 * and adds {@code _total} to counters and {@code _seconds} to timers. Dashboards and alerts are
 * made of these names: they are never renamed once released.
 */
enum MeterName {
    HTTP_REFUSED(
            "tandem.http.refused",
            "Connections and requests that ended before any address of the program saw them",
            "reason"),
    HTTP_CONNECTIONS("tandem.http.connections", "Connections that are open", "port"),

    WEBHOOKS("tandem.webhooks", "Webhooks answered", "outcome"),
    WEBHOOK_ACKNOWLEDGEMENT(
            "tandem.webhook.acknowledgement",
            "From handing a webhook's record over to the broker's acknowledgement"),
    WEBHOOK_IN_FLIGHT("tandem.webhook.in.flight", "Records that wait for the broker"),
    WEBHOOK_IN_FLIGHT_BYTES("tandem.webhook.in.flight.bytes", "Bytes that wait for the broker"),
    WEBHOOK_SECRETS("tandem.webhook.secrets", "Webhook secrets that are live"),
    WEBHOOK_SECRETS_UNUSABLE(
            "tandem.webhook.secrets.unusable",
            "Changed secrets files that could not be used; the secrets from before stay live"),
    FLOW_REQUESTS("tandem.flow.requests", "Requests of flows by how they were answered", "outcome"),
    FLOW_WAITERS("tandem.flow.waiters", "Requests of flows that wait for a routing decision"),
    FLOW_KEYS("tandem.flow.keys", "Keys of flows that are live"),
    FLOW_KEYS_UNUSABLE(
            "tandem.flow.keys.unusable",
            "Changed flow keys files that could not be used; the keys from before stay live"),
    FLOW_JOURNAL_LOST(
            "tandem.flow.journal.lost", "Times that the journal could not be followed for flows"),

    TRANSITIONS(
            "tandem.transitions",
            "Inputs of interactions by what was decided: acted on, or ignored for a reason",
            "decision",
            "input",
            "reason"),
    TRANSITION_TIME("tandem.transition.time", "Deciding an input and writing what it led to"),
    EVENTS_PASSED_BY("tandem.events.passed.by", "Events that are not about an interaction"),
    INTERACTIONS("tandem.interactions", "Interactions that this instance owns", "phase"),
    DEAD_LETTERS("tandem.dead.letters", "Records and commands that were parked", "reason"),
    DECIDER_FAILURES("tandem.decider.failures", "Decisions that failed: a fault in the program"),
    WAKE_UP_DELAY("tandem.wake.up.delay", "How much after its time a wake-up was sent"),
    STREAM_THREADS_REPLACED(
            "tandem.stream.threads.replaced", "Stream threads that died and were replaced"),
    STREAMS_STATUS(
            "tandem.streams.status",
            "1 for the present status of the state machines, 0 for every other one",
            "status"),

    CONSOLE_KEYS("tandem.console.keys", "Keys of the console that are live"),
    CONSOLE_KEYS_UNUSABLE(
            "tandem.console.keys.unusable",
            "Changed keys files of the console that could not be used; the keys from before stay"
                    + " live"),
    INSTANCES_ASKED(
            "tandem.instances.asked",
            "Questions to other instances about their interactions by what came of them",
            "outcome"),
    INSTANCES_TURNED_AWAY(
            "tandem.instances.turned.away",
            "Questions in the name of another instance without a pass that counts"),

    COMMANDS(
            "tandem.commands", "Requests to Salesforce by how they ended", "org", "kind", "result"),
    COMMAND_WAIT(
            "tandem.command.wait", "From the decision for a command to its request", "org", "kind"),
    COMMAND_RETRIES("tandem.command.retries", "Attempts after the first", "org", "kind"),
    COMMANDS_UNSENT(
            "tandem.commands.unsent", "Commands answered without a request", "org", "kind", "why"),
    COMMANDS_IN_DOUBT(
            "tandem.commands.found.in.doubt",
            "Commands that an earlier owner had started and not answered",
            "org",
            "kind"),
    COMMANDS_REPEATED("tandem.commands.repeated", "Attempts that came again, dropped", "kind"),
    DISPATCHER_STATE(
            "tandem.dispatcher.state",
            "1 for the present state of the dispatcher of commands, 0 for every other one",
            "state"),
    COMMANDS_UNREADABLE("tandem.commands.unreadable", "Command records that nobody can read"),
    ORG_WAITING("tandem.org.waiting", "Commands that wait for a slot of the org", "org"),
    ORG_RUNNING("tandem.org.running", "Slots of the org that are taken", "org"),

    SALESFORCE_REQUESTS(
            "tandem.salesforce.requests",
            "HTTP requests to the org by how they ended",
            "org",
            "kind",
            "outcome"),
    SALESFORCE_HELD_BACK(
            "tandem.salesforce.held.back",
            "Requests not sent, because the circuit was open or the deadline had passed",
            "org",
            "kind"),
    TOKEN_REQUESTS(
            "tandem.salesforce.tokens", "Token requests by how they ended", "org", "outcome"),
    CIRCUIT(
            "tandem.salesforce.circuit",
            "Whether requests are let through: 0 all, 1 a few to see, 2 none, also while the org"
                    + " has asked for a pause or its daily limit is reached",
            "org"),
    CONFIGURATION_FAULTS(
            "tandem.salesforce.configuration.faults",
            "Commands that fail until somebody changes a setting",
            "org"),
    CREDENTIALS_UNUSABLE(
            "tandem.salesforce.credentials.unusable",
            "Changed key and secret files that could not be used; what was read before stays in"
                    + " use",
            "org"),
    LOOKUPS(
            "tandem.salesforce.lookups",
            "Questions whether the record of a create in doubt is there, by what became of them",
            "org",
            "outcome"),
    API_USED("tandem.salesforce.api.used", "API requests of the org's daily quota used", "org"),
    API_LIMIT("tandem.salesforce.api.limit", "The org's daily quota of API requests", "org"),
    NUMBERS(
            "tandem.salesforce.numbers",
            "Phone numbers by what the rules of their contact centre did",
            "contact_center",
            "outcome"),
    NUMBERS_CUT(
            "tandem.salesforce.numbers.cut",
            "Phone numbers that lost their end, because Salesforce's field holds 40 characters",
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
