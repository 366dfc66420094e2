package dev.tandem.ops.metrics;

import static dev.tandem.ops.metrics.MeterDefinition.counter;
import static dev.tandem.ops.metrics.MeterDefinition.gauge;
import static dev.tandem.ops.metrics.MeterDefinition.timer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every meter that Tandem exports. {@code deploy/metrics.md} is generated from this table, and
 * dashboards and alerts use these names: they are never renamed once released.
 */
enum MeterName {
    // HTTP
    HTTP_REFUSED(
            counter("tandem.http.refused")
                    .means(
                            "Connections and requests that were refused before a resource received"
                                    + " them")
                    .alertOn(
                            "reasons overloaded and crowded: the port has too few connections, or a"
                                    + " client holds them")
                    .tags("reason")),
    HTTP_CONNECTIONS(
            gauge("tandem.http.connections").means("Connections that are open").tags("port")),

    // The doors
    WEBHOOKS(
            counter("tandem.webhooks")
                    .means("Webhooks answered")
                    .alertOn(
                            "wrong_signature and unsigned: the secret is wrong, or a stranger"
                                    + " calls; unavailable: Webex has to repeat")
                    .tags("outcome")),
    WEBHOOK_ACKNOWLEDGEMENT(
            timer("tandem.webhook.acknowledgement")
                    .means("From sending a webhook's record to its acknowledgement by the broker")
                    .alertOn("more than 1 % above 100 ms")),
    WEBHOOK_TIMESTAMP_SKEW(
            timer("tandem.webhook.timestamp.skew")
                    .means(
                            "Difference between a webhook's own timestamp and this machine's clock,"
                                    + " in either direction")
                    .alertOn(
                            "half of tandem.webhook.timestamp-tolerance: webhooks are refused"
                                    + " soon")),
    WEBHOOK_IN_FLIGHT(
            gauge("tandem.webhook.in.flight").means("Records whose acknowledgement is pending")),
    WEBHOOK_IN_FLIGHT_BYTES(
            gauge("tandem.webhook.in.flight.bytes")
                    .in("bytes")
                    .means("Bytes of records whose acknowledgement is pending")),
    WEBHOOK_SECRETS(gauge("tandem.webhook.secrets").means("Webhook secrets that are live")),
    WEBHOOK_SECRETS_UNUSABLE(
            counter("tandem.webhook.secrets.unusable")
                    .means(
                            "Changed secrets files that could not be used; the previous secrets"
                                    + " stay live")
                    .alertOn("any")),
    FLOW_REQUESTS(
            timer("tandem.flow.requests")
                    .means("Requests of flows by the answer")
                    .alertOn("unauthorized: a flow has a wrong key")
                    .tags("outcome")),
    FLOW_WAITERS(
            gauge("tandem.flow.waiters")
                    .means("Requests of flows that wait for a routing decision")
                    .alertOn("near tandem.flow.max-waiters")),
    FLOW_KEYS(gauge("tandem.flow.keys").means("Keys of flows that are live")),
    FLOW_KEYS_UNUSABLE(
            counter("tandem.flow.keys.unusable")
                    .means(
                            "Changed flow keys files that could not be used; the previous keys stay"
                                    + " live")
                    .alertOn("any")),
    FLOW_JOURNAL_LOST(
            counter("tandem.flow.journal.lost")
                    .means("Failures to read the journal for flows that wait")
                    .alertOn("several a minute: flows are answered pending")),
    SECRET_AGE(
            gauge("tandem.secret.age")
                    .in("seconds")
                    .means("Time since a file with secrets last changed")
                    .alertOn("older than your rotation period")
                    .tags("file", "org")),

    // Interactions
    ROUTING_DECISION(
            timer("tandem.routing.decision")
                    .means(
                            "From the receipt of a contact's start to its routing decision, by the"
                                    + " status of the answer: the business latency")
                    .alertOn("more than 1 % above 2 s: callers wait in the flow for nothing")
                    .tags("status")),
    TRANSITIONS(
            counter("tandem.transitions")
                    .means("Inputs of interactions by decision: acted on, or ignored for a reason")
                    .tags("decision", "input", "reason")),
    TRANSITION_TIME(
            timer("tandem.transition.time")
                    .means("Time to decide an input and to write its outcome")),
    EVENTS_PASSED_BY(
            counter("tandem.events.passed.by").means("Events that belong to no interaction")),
    INTERACTIONS(
            gauge("tandem.interactions")
                    .means("Interactions that this instance owns")
                    .tags("phase")),
    INTERACTIONS_CLOSED(
            counter("tandem.interactions.closed")
                    .means(
                            "Interactions that were closed, by outcome; abandoned calls by their"
                                    + " type")
                    .alertOn("a rising share of abandoned, lost or orphaned ones")
                    .tags("outcome")),
    OLDEST_OPEN(
            gauge("tandem.interaction.oldest.open")
                    .in("seconds")
                    .means(
                            "Age of the interaction that has been open longest, answered calls left"
                                    + " out; 0 without any")
                    .alertOn("an hour: an end was lost, or a command is retried")),
    DEAD_LETTERS(
            counter("tandem.dead.letters")
                    .means("Dead letters written for records and commands")
                    .alertOn("any: an operator has to act")
                    .tags("reason")),
    DECIDER_FAILURES(
            counter("tandem.decider.failures")
                    .means("Decisions that failed because of a fault in the program")
                    .alertOn("any: report it")),
    WAKE_UP_DELAY(
            timer("tandem.wake.up.delay")
                    .means("Delay of a wake-up after its due time")
                    .alertOn("above 5 s: the state machines do not keep up")),
    STREAM_THREADS_REPLACED(
            counter("tandem.stream.threads.replaced")
                    .means("Stream threads that died and were replaced")
                    .alertOn("several an hour")),
    STREAMS_STATUS(
            gauge("tandem.streams.status")
                    .means("1 for the present status of the state machines, 0 for every other one")
                    .alertOn("not running for five minutes")
                    .tags("status")),
    INPUT_DELAY(
            timer("tandem.input.delay")
                    .means(
                            "Age of a record when the state machines read it: the backlog in"
                                    + " seconds, by topic")
                    .alertOn("above 10 s: the state machines do not keep up")
                    .tags("topic")),

    BACKLOG(
            gauge("tandem.backlog")
                    .in("seconds")
                    .means(
                            "Age of the oldest record of the topic that its reader has not"
                                + " committed, in the whole cluster; 0 without any, not a number"
                                + " while Kafka does not answer. Every instance exports it: use"
                                + " max, not sum")
                    .alertOn("above 10 s for a minute, also while no instance processes anything")
                    .tags("topic")),
    BACKLOG_RECORDS(
            gauge("tandem.backlog.records")
                    .means(
                            "Records of the topic that its reader has not committed, in the whole"
                                    + " cluster. Every instance exports it: use max, not sum")
                    .tags("topic")),
    DEAD_LETTER_OLDEST_AGE(
            gauge("tandem.dead.letter.oldest.age")
                    .in("seconds")
                    .means(
                            "Age of the oldest dead letter that the topic keeps; 0 without any. A"
                                    + " letter stays until its retention ends")
                    .alertOn("near the topic's retention: the letter is deleted soon")),

    // Console and other instances
    CONSOLE_KEYS(gauge("tandem.console.keys").means("Keys of the console that are live")),
    CONSOLE_KEYS_UNUSABLE(
            counter("tandem.console.keys.unusable")
                    .means(
                            "Changed keys files of the console that could not be used; the previous"
                                    + " keys stay live")
                    .alertOn("any")),
    INSTANCES_ASKED(
            timer("tandem.instances.asked")
                    .means("Requests to other instances about their interactions by outcome")
                    .alertOn("refused, no_key: keys or clocks differ; unreachable: addresses")
                    .tags("outcome")),
    INSTANCES_TURNED_AWAY(
            counter("tandem.instances.turned.away")
                    .means("Requests in the name of another instance without a valid token")
                    .alertOn("any: keys or clocks differ, or a stranger asks")),

    // Commands
    COMMANDS(
            timer("tandem.commands")
                    .means("Requests to Salesforce by result")
                    .alertOn("refused; in_doubt and unavailable for longer than a deadline")
                    .tags("org", "kind", "result")),
    COMMAND_WAIT(
            timer("tandem.command.wait")
                    .means("From the decision for a command to its request")
                    .alertOn("above 2 s: the org is slower than the calls come")
                    .tags("org", "kind")),
    COMMAND_RETRIES(
            counter("tandem.command.retries")
                    .means("Attempts after the first")
                    .tags("org", "kind")),
    COMMANDS_UNSENT(
            counter("tandem.commands.unsent")
                    .means("Commands that were answered without a request")
                    .alertOn("queue_full, no_slot: raise max-concurrency, or the org is too slow")
                    .tags("org", "kind", "why")),
    COMMANDS_IN_DOUBT(
            counter("tandem.commands.found.in.doubt")
                    .means(
                            "Commands that a previous owner of the partition started but did not"
                                    + " answer")
                    .tags("org", "kind")),
    COMMANDS_REPEATED(
            counter("tandem.commands.repeated")
                    .means("Attempts that were read again and dropped")
                    .tags("kind")),
    DISPATCHER_STATE(
            gauge("tandem.dispatcher.state")
                    .means(
                            "1 for the present state of the dispatcher of commands, 0 for every"
                                    + " other one")
                    .alertOn("fenced, or not running for five minutes")
                    .tags("state")),
    COMMANDS_UNREADABLE(
            counter("tandem.commands.unreadable")
                    .means("Command records that cannot be read")
                    .alertOn("any")),
    ORG_WAITING(
            gauge("tandem.org.waiting")
                    .means("Commands that wait for a slot of the org")
                    .tags("org")),
    ORG_RUNNING(
            gauge("tandem.org.running")
                    .means("Slots of the org that are in use")
                    .alertOn("at its max-concurrency for minutes")
                    .tags("org")),
    ORG_BACKLOG(
            gauge("tandem.org.backlog")
                    .in("seconds")
                    .means(
                            "How long the command has waited that waits longest for a slot of the"
                                    + " org; 0 without any")
                    .alertOn("above 5 s: after 15 s commands are answered unavailable")
                    .tags("org")),

    // Salesforce
    SALESFORCE_REQUESTS(
            timer("tandem.salesforce.requests")
                    .means("HTTP requests to the org by outcome")
                    .tags("org", "kind", "outcome")),
    SALESFORCE_HELD_BACK(
            counter("tandem.salesforce.held.back")
                    .means(
                            "Requests that were not sent because the circuit was open or the"
                                    + " deadline had passed")
                    .tags("org", "kind")),
    TOKEN_REQUESTS(
            timer("tandem.salesforce.tokens")
                    .means("Token requests by outcome")
                    .alertOn("configuration_fault: the readiness detail says what to change")
                    .tags("org", "outcome")),
    CIRCUIT(
            gauge("tandem.salesforce.circuit")
                    .means(
                            "Requests that are allowed: 0 all, 1 a few as a probe, 2 none, also"
                                    + " while the org has asked for a pause or its daily limit is"
                                    + " reached")
                    .alertOn("2 for five minutes")
                    .tags("org")),
    CONFIGURATION_FAULTS(
            counter("tandem.salesforce.configuration.faults")
                    .means("Commands that fail until a setting is changed")
                    .alertOn("any: the readiness detail says what to change")
                    .tags("org")),
    CREDENTIALS_UNUSABLE(
            counter("tandem.salesforce.credentials.unusable")
                    .means(
                            "Changed key and secret files that could not be used; the previous"
                                    + " content stays in use")
                    .alertOn("any")
                    .tags("org")),
    LOOKUPS(
            timer("tandem.salesforce.lookups")
                    .means("Lookups of the record of a create in doubt, by outcome")
                    .alertOn("forbidden: the user lacks read access")
                    .tags("org", "outcome")),
    API_USED(
            gauge("tandem.salesforce.api.used")
                    .means("API requests of the org's daily quota used")
                    .alertOn("80 % of the limit")
                    .tags("org")),
    API_LIMIT(
            gauge("tandem.salesforce.api.limit")
                    .means("The org's daily quota of API requests")
                    .tags("org")),
    NUMBERS(
            counter("tandem.salesforce.numbers")
                    .means("Phone numbers by what the rules of their contact centre changed")
                    .alertOn("timed_out: a rule takes too long")
                    .tags("contact_center", "outcome")),
    NUMBERS_CUT(
            counter("tandem.salesforce.numbers.cut")
                    .means("Phone numbers that were cut to the 40 characters of Salesforce's field")
                    .alertOn("any")
                    .tags("contact_center"));

    private final MeterDefinition.Kind kind;
    private final String meter;
    private final @Nullable String unit;
    private final String description;
    private final String alert;

    /** One blank between them: the fields of an enum are immutable. */
    private final String tags;

    MeterName(MeterDefinition definition) {
        kind = definition.kind();
        meter = definition.name();
        unit = definition.unit();
        description = definition.description();
        alert = definition.alert();
        tags = String.join(" ", definition.tags());
    }

    /** What it is, for its registration and its documentation. */
    MeterDefinition definition() {
        return new MeterDefinition(kind, meter, unit, description, alert, tags());
    }

    /** The name as Micrometer has it. */
    String meter() {
        return meter;
    }

    List<String> tags() {
        return tags.isEmpty() ? List.of() : List.of(tags.split(" ", -1));
    }
}
