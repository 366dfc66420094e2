package dev.tandem.ops.metrics;

import static dev.tandem.ops.metrics.MeterDefinition.counter;
import static dev.tandem.ops.metrics.MeterDefinition.gauge;
import static dev.tandem.ops.metrics.MeterDefinition.timer;

import java.util.List;

/**
 * Every meter that Tandem exports. {@code deploy/metrics.md} is generated from this table, and
 * dashboards and alerts use these names: they are never renamed once released.
 */
public enum MeterName {
    // HTTP
    HTTP_REFUSED(
            counter("tandem.http.refused")
                    .means(
                            "Connections and requests that were refused before a resource received"
                                    + " them")
                    .alerts("TandemConnectionsRefused")
                    .tags("reason")),
    HTTP_CONNECTIONS(
            gauge("tandem.http.connections").means("Connections that are open").tags("port")),

    // The doors
    WEBHOOKS(
            counter("tandem.webhooks")
                    .means("Webhooks answered")
                    .alerts("TandemWebhooksNotRecorded", "TandemWebhooksRefused")
                    .tags("outcome")),
    WEBHOOK_ACKNOWLEDGEMENT(
            timer("tandem.webhook.acknowledgement")
                    .means("From sending a webhook's record to its acknowledgement by the broker")
                    .alerts("TandemAcknowledgementFastBurn", "TandemAcknowledgementSlowBurn")),
    WEBHOOK_TIMESTAMP_SKEW(
            timer("tandem.webhook.timestamp.skew")
                    .means(
                            "Difference between a webhook's own timestamp and this machine's clock,"
                                    + " in either direction")
                    .alerts("TandemClockSkew")),
    WEBHOOK_IN_FLIGHT(
            gauge("tandem.webhook.in.flight").means("Records whose acknowledgement is pending")),
    WEBHOOK_IN_FLIGHT_BYTES(
            gauge("tandem.webhook.in.flight.bytes")
                    .in("bytes")
                    .means("Bytes of records whose acknowledgement is pending")),
    WEBHOOK_SECRETS(gauge("tandem.webhook.secrets").means("Webhook secrets that are live")),
    WEBHOOK_SECRETS_UNUSABLE(
            counter("tandem.webhook.secrets.unusable")
                    .means("Changed secrets files that could not be used")
                    .alerts("TandemSecretsUnusable")),
    FLOW_REQUESTS(
            timer("tandem.flow.requests")
                    .means("Requests of flows by the answer")
                    .alerts("TandemFlowsRefused")
                    .tags("outcome")),
    FLOW_WAITERS(
            gauge("tandem.flow.waiters")
                    .means("Requests of flows that wait for a routing decision")
                    .lookAt("near tandem.flow.max-waiters: further flows are answered crowded")),
    FLOW_KEYS(gauge("tandem.flow.keys").means("Keys of flows that are live")),
    FLOW_KEYS_UNUSABLE(
            counter("tandem.flow.keys.unusable")
                    .means("Changed flow keys files that could not be used")
                    .alerts("TandemSecretsUnusable")),
    FLOW_JOURNAL_LOST(
            counter("tandem.flow.journal.lost")
                    .means("Failures to read the journal for flows that wait")
                    .alerts("TandemFlowJournalLost")),
    SECRET_AGE(
            gauge("tandem.secret.age")
                    .in("seconds")
                    .means(
                            "Time since the change of its file that brought the secret; after a"
                                    + " restart, since the last change of the file")
                    .alerts("TandemSecretOld")
                    .tags("file", "org", "secret")),

    // Interactions
    ROUTING_DECISION(
            timer("tandem.routing.decision")
                    .means(
                            "From the receipt of a contact's start to its routing decision, by the"
                                    + " status of the answer: the business latency")
                    .alerts("TandemRoutingFastBurn", "TandemRoutingSlowBurn")
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
                    .alerts("TandemEndsLost")
                    .lookAt("a rising share of abandoned ones")
                    .tags("outcome")),
    ABANDONMENTS(
            counter("tandem.abandonments")
                    .means("Calls that the caller abandoned, by when that was")
                    .tags("contact_center", "subtype")),
    OLDEST_OPEN(
            gauge("tandem.interaction.oldest.open")
                    .in("seconds")
                    .means(
                            "Age of the interaction that has been open longest, answered calls left"
                                    + " out; 0 without any")
                    .alerts("TandemInteractionOpenTooLong")),
    DEAD_LETTERS(
            counter("tandem.dead.letters")
                    .means("Dead letters written for records and commands")
                    .alerts("TandemDeadLetters")
                    .tags("reason")),
    DECIDER_FAILURES(
            counter("tandem.decider.failures")
                    .means("Decisions that failed because of a fault in the program")
                    .alerts("TandemDecisionFailed")),
    WAKE_UP_DELAY(
            timer("tandem.wake.up.delay")
                    .means("Delay of a wake-up after its due time")
                    .alerts("TandemWakeUpsLate")),
    STREAM_THREADS_REPLACED(
            counter("tandem.stream.threads.replaced")
                    .means("Stream threads that died and were replaced")
                    .alerts("TandemStreamThreadsReplaced")),
    STREAMS_STATUS(
            gauge("tandem.streams.status")
                    .means("1 for the present status of the state machines, 0 for every other one")
                    .alerts("TandemStateMachinesNotRunning")
                    .tags("status")),
    INPUT_DELAY(
            timer("tandem.input.delay")
                    .means(
                            "Age of a record when the state machines read it: the backlog in"
                                    + " seconds, by topic")
                    .lookAt(
                            "above 10 s on one instance: its partitions are behind, while"
                                    + " TandemBehind is about the cluster")
                    .tags("topic")),
    BACKLOG(BacklogMeterDefinitions.AGE),
    BACKLOG_RECORDS(BacklogMeterDefinitions.RECORDS),
    DEAD_LETTER_OLDEST_AGE(OperatorMeters.OLDEST_LETTER),
    DEAD_LETTERS_PARKED(OperatorMeters.PARKED_LETTERS),

    // Variables of contacts
    PUSH_BACK_SENT(
            counter("tandem.push.back.sent").means("Contacts whose variables Webex has taken")),
    PUSH_BACK_FAILED(
            counter("tandem.push.back.failed")
                    .means(
                            "Requests for the variables of a contact that failed; they are repeated"
                                    + " while the call lasts")
                    .lookAt("not_allowed: log the app in to Webex anew, or give it cjp:user")
                    .tags("reason")),
    PUSH_BACK_GIVEN_UP(
            counter("tandem.push.back.given.up")
                    .means("Contacts that did not receive their variables")
                    .lookAt("too_many: Webex allows 300 requests a minute; use the flow door")
                    .tags("reason")),
    PUSH_BACK_PENDING(
            gauge("tandem.push.back.pending")
                    .means("Contacts that wait for their variables on this instance")
                    .lookAt("a rising number: Webex is slow or away, or allows too few requests")),
    PUSH_BACK_JOURNAL_LOST(
            counter("tandem.push.back.journal.lost")
                    .means("Failures to read the journal for the variables of contacts")),

    // Console and other instances
    OPERATOR_ACTIONS(OperatorMeters.ACTIONS),
    OPERATOR_ACTIONS_LOST(OperatorMeters.ACTIONS_LOST),
    OPERATOR_TOPICS(OperatorMeters.TOPICS),
    CONSOLE_KEYS(gauge("tandem.console.keys").means("Keys of the console that are live")),
    CONSOLE_KEYS_UNUSABLE(
            counter("tandem.console.keys.unusable")
                    .means("Changed keys files of the console that could not be used")
                    .alerts("TandemSecretsUnusable")),
    CONSOLE_LISTENERS(
            gauge("tandem.console.listeners")
                    .means("Connections that follow the calls as they change")
                    .lookAt("near 50: further ones are refused")),
    INSTANCES_ASKED(
            timer("tandem.instances.asked")
                    .means("Requests to other instances about their interactions by outcome")
                    .alerts("TandemInstancesDisagree")
                    .lookAt("unreachable: tandem.instance.url of the other instance")
                    .tags("outcome")),
    INSTANCES_TURNED_AWAY(
            counter("tandem.instances.turned.away")
                    .means("Requests in the name of another instance without a valid token")
                    .alerts("TandemInstancesDisagree")),

    // Commands
    COMMANDS(
            timer("tandem.commands")
                    .means("Requests to Salesforce by result")
                    .alerts("TandemCommandsFail")
                    .tags("org", "kind", "result")),
    COMMAND_WAIT(
            timer("tandem.command.wait")
                    .means("From the decision for a command to its request")
                    .lookAt("above 2 s: the org is slower than the calls come")
                    .tags("org", "kind")),
    COMMAND_RETRIES(
            counter("tandem.command.retries")
                    .means("Attempts after the first")
                    .tags("org", "kind")),
    COMMANDS_UNSENT(
            counter("tandem.commands.unsent")
                    .means("Commands that were answered without a request")
                    .alerts("TandemCommandsUnsent")
                    .tags("org", "kind", "why")),
    RETRIES_WAITING(
            gauge("tandem.command.retries.waiting")
                    .means("Interactions with a command that waits for its next attempt")
                    .lookAt("rising: the org is unavailable or refuses")
                    .tags("org")),
    COMMANDS_IN_DOUBT(
            gauge("tandem.commands.in.doubt")
                    .means(
                            "Interactions with a command whose request may have had its effect, and"
                                    + " which is neither done nor given up")
                    .lookAt(
                            "rising: the org does not answer in time; verify-before-repeat settles"
                                    + " creates")
                    .tags("org")),
    COMMANDS_FOUND_IN_DOUBT(
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
                    .alerts("TandemDispatcherNotRunning")
                    .tags("state")),
    COMMANDS_UNREADABLE(
            counter("tandem.commands.unreadable")
                    .means("Command records that cannot be read")
                    .lookAt("any: each is also a dead letter of TandemDeadLetters")),
    ORG_WAITING(
            gauge("tandem.org.waiting")
                    .means("Commands that wait for a slot of the org")
                    .tags("org")),
    ORG_RUNNING(
            gauge("tandem.org.running")
                    .means("Slots of the org that are in use")
                    .lookAt("at its max-concurrency for minutes: commands begin to wait")
                    .tags("org")),
    ORG_BACKLOG(
            gauge("tandem.org.backlog")
                    .in("seconds")
                    .means(
                            "How long the command has waited that waits longest for a slot of the"
                                    + " org; 0 without any")
                    .alerts("TandemCommandsWait")
                    .tags("org")),

    ORG_PAUSED(OperatorMeters.PAUSED_ORGS),

    // Salesforce
    SALESFORCE_REQUESTS(SalesforceMeterDefinitions.SALESFORCE_REQUESTS),
    SALESFORCE_HELD_BACK(SalesforceMeterDefinitions.SALESFORCE_HELD_BACK),
    TOKEN_REQUESTS(SalesforceMeterDefinitions.TOKEN_REQUESTS),
    CIRCUIT(SalesforceMeterDefinitions.CIRCUIT),
    CONFIGURATION_FAULTS(SalesforceMeterDefinitions.CONFIGURATION_FAULTS),
    CREDENTIALS_UNUSABLE(SalesforceMeterDefinitions.CREDENTIALS_UNUSABLE),
    LOOKUPS(SalesforceMeterDefinitions.LOOKUPS),
    API_USED(SalesforceMeterDefinitions.API_USED),
    API_LIMIT(SalesforceMeterDefinitions.API_LIMIT),
    NUMBERS(SalesforceMeterDefinitions.NUMBERS),
    NUMBERS_CUT(SalesforceMeterDefinitions.NUMBERS_CUT),

    // Webex's own APIs
    RECONCILIATION_AGE(WebexMeterDefinitions.AGE),
    RECONCILIATION_PERIOD(WebexMeterDefinitions.PERIOD),
    RECONCILIATION_NOTICES(WebexMeterDefinitions.NOTICES),
    RECONCILIATION_REQUESTS(WebexMeterDefinitions.REQUESTS),
    RECONCILIATION_FAILURES(WebexMeterDefinitions.FAILURES),
    SUBSCRIPTIONS_REACTIVATED(WebexMeterDefinitions.REACTIVATED);

    /** A record whose lists are copies, which the check does not see. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final MeterDefinition definition;

    MeterName(MeterDefinition definition) {
        this.definition = definition;
    }

    /** What it is, for its registration and its documentation. */
    MeterDefinition definition() {
        return definition;
    }

    /** The name as Micrometer has it. */
    public String meter() {
        return definition.name();
    }

    List<String> tags() {
        return definition.tags();
    }
}
