package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.started;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CLEAR_ROUTING;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.UPDATE_VOICE_CALL;

import dev.tandem.embedded.salesforce.SimulatedSalesforce;
import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import dev.tandem.wire.DeadLetter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The scenarios of the state machine run in parallel against this one process and its orgs. */
final class Scenarios implements AutoCloseable {
    static final CallCenter CENTER = center("main", "+18445790001", "main");
    static final CallCenter WITHOUT_FLOW =
            center("plain", "+18445790002", "main").with("omni-flow.enabled", "false");
    static final CallCenter PATIENT =
            center("patient", "+18445790003", "main").with("abandon.grace", "PT8S");
    static final CallCenter OF_HASTY_ORG = center("hasty", "+18445790004", "hasty");
    static final CallCenter OF_DOWN_ORG = center("down", "+18445790005", "down");
    static final CallCenter OF_STUCK_ORG = center("stuck", "+18445790006", "stuck");
    static final CallCenter OF_STRICT_ORG = center("strict", "+18445790007", "strict");
    static final CallCenter OF_CROWDED_ORG = center("crowded", "+18445790008", "crowded");
    static final CallCenter UPDATED =
            center("updated", "+18445790009", "main").with("answered-calls", "update");

    static final CallCenter LABELLED =
            center("labelled", "+18445790012", "main")
                    .with("abandon.before-queue.disconnect-reason", "Left the menu")
                    .with("abandon.before-queue.is-error", "false")
                    .with("abandon.while-ringing.disconnect-reason", "Left while ringing");

    /** Its records have the attributes that flows send. */
    static final CallCenter TEMPLATED =
            center("templated", "+18445790020", "main")
                    .with("omni-flow.enabled", "false")
                    .with("screen-pop-url", "https://crm.example.com/{voiceCallId}?who={ani}")
                    .with("call-attributes.Foo__c", "{event.headers.X-Foo}")
                    .with("call-attributes.Tier__c", "{event.tier}");

    /** Its pattern also matches the number of the next one, so that calls to it are ambiguous. */
    static final CallCenter OVERLAPPING =
            center("overlapping", "+18445790010", "main")
                    .with("match.dialed-number", "[+]1844579001[01]");

    static final CallCenter OVERLAPPED = center("overlapped", "+18445790011", "main");

    private final World world;

    private Scenarios(World world) {
        this.world = world;
    }

    private static CallCenter center(String name, String dialedNumber, String org) {
        return CallCenter.of(name, dialedNumber, org)
                .with("abandon.grace", "PT2S")
                .with("abandon.grace-when-ringing", "PT2S");
    }

    /** Starts the program in that directory and returns when it accepts webhooks. */
    static Scenarios startIn(Path directory) throws IOException {
        return new Scenarios(
                World.in(directory)
                        .withOrg("main", "timeouts.clear", "PT5S")
                        .withOrg("hasty", "timeouts.omni-flow", "PT0.5S")
                        .withOrg("down")
                        .withOrg("stuck", "deadlines.clear", "PT14S")
                        .withOrg("strict")
                        .withOrg("crowded")
                        .withCenters(CENTER, WITHOUT_FLOW, PATIENT, UPDATED)
                        .withCenters(OF_HASTY_ORG, OF_DOWN_ORG, OF_STUCK_ORG, OF_STRICT_ORG)
                        .withCenters(OF_CROWDED_ORG, OVERLAPPING, OVERLAPPED, LABELLED)
                        .withCenters(TEMPLATED)
                        .with("tandem.interactions.lost-end", "PT4S")
                        .start());
    }

    PhoneCall call(CallCenter center) {
        return world.call(center);
    }

    /** A call that waits with its record made and its Omni-Channel flow run. */
    PhoneCall routed(CallCenter center) {
        return call(center).tells(started()).untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    Flow flow() {
        return world.program().flow();
    }

    /** The address of both doors. */
    int httpPort() {
        return world.installation().httpPort();
    }

    /** The port of the embedded broker. */
    int kafkaPort() {
        return world.installation().kafkaPort();
    }

    /** One line of the metrics, which begins with that; -1 when there is none. */
    double metric(String line) {
        return world.program().metric(line);
    }

    /** All of the metrics, as Prometheus reads them. */
    String metrics() {
        return world.program().metrics();
    }

    SimulatedSalesforce org(String name) {
        return world.org(name);
    }

    /** The dead letters of the program so far. */
    List<DeadLetter> deadLetters() {
        return DeadLetterRecords.of("127.0.0.1:" + kafkaPort());
    }

    /** The installation of the program. */
    Path directory() {
        return world.installation().directory();
    }

    /** An event that another program produces with that key. */
    void produces(String key, String event) {
        DeadLetterRecords.produce("127.0.0.1:" + kafkaPort(), key, event);
    }

    /** The program as an operator and as Webex reach it. */
    Program program() {
        return world.program();
    }

    String log() {
        return world.process().log();
    }

    /** Injects a fault for this call only. */
    void meets(PhoneCall call, SimulatedFault fault) {
        org(call.center().org()).faults().add(fault.forInteraction(call.id()));
    }

    /** The requests to the org about a call that is abandoned after its routing. */
    static SimulatedEndpoint[] abandoned() {
        return new SimulatedEndpoint[] {
            CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW, CLEAR_ROUTING, UPDATE_VOICE_CALL
        };
    }

    /** Fails unless the log is readable for an operator and has no secret. */
    void checkLog() {
        String log = world.process().log();
        LogRules.tellsNoSecrets(log);
        LogRules.tellsProblemsInItsOwnWords(log);
    }

    /** Fails unless what the program has written to its topics fits the published schemas. */
    void checkRecords() {
        TopicSchemas.check("127.0.0.1:" + kafkaPort());
    }

    @Override
    public void close() {
        world.close();
    }
}
