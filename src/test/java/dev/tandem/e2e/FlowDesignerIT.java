package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.connected;
import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.offered;
import static dev.tandem.e2e.OrgFaults.refused;
import static dev.tandem.e2e.OrgFaults.slow;
import static dev.tandem.e2e.Scenarios.CENTER;
import static dev.tandem.e2e.Scenarios.TEMPLATED;
import static dev.tandem.e2e.Scenarios.WITHOUT_FLOW;
import static dev.tandem.e2e.Scenarios.abandoned;
import static dev.tandem.e2e.ShippedFlow.DEFAULT_QUEUE;
import static dev.tandem.e2e.ShippedFlow.arrives;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.UPDATE_VOICE_CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import dev.tandem.setup.flow.FlowDesigner;
import dev.tandem.setup.flow.FlowDesigner.Unknown;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The flow that is shipped, run from its document against the door: whatever Salesforce does, the
 * caller waits in a queue, and Salesforce sees the requests of the scenario.
 */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class FlowDesignerIT {
    private final Scenarios scenarios;

    FlowDesignerIT(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    private FlowDesigner designer(String key, Unknown unknown) {
        return ShippedFlow.at(scenarios.httpPort(), key, unknown);
    }

    /**
     * Runs the flow for the call, and again while the answer is "pending": a small machine may be
     * too busy for the first answer.
     */
    private FlowDesigner.Call decided(PhoneCall call, Unknown unknown) {
        call.startsAt(Instant.ofEpochMilli(System.currentTimeMillis()));
        FlowDesigner designer = designer(Installation.FLOW_KEY, unknown);
        FlowDesigner.Call decided =
                await().atMost(Duration.ofSeconds(60))
                        .until(
                                () -> arrives(designer, call, call.ani()),
                                it -> !it.variable("Tandem_Status").equals("pending"));
        assertThat(decided.variable("SCV_VendorCallKey")).isEqualTo(call.vendorCallKey());
        return decided;
    }

    private static Instant ends(PhoneCall call) {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        call.received().add(ended(), now);
        return now;
    }

    @ParameterizedTest
    @EnumSource(Unknown.class)
    void a_caller_waits_in_the_queue_that_salesforce_chose_and_leaves(Unknown unknown) {
        PhoneCall call = scenarios.call(CENTER);
        FlowDesigner.Call flow = decided(call, unknown);

        assertThat(flow.places()).containsExactly("Support_Queue");
        assertThat(flow.variable("Tandem_Status")).isEqualTo("routed");
        assertThat(flow.variable("SCV_VoiceCallReference"))
                .isEqualTo(flow.variable("SCV_VoiceCallRecordId") + ";" + call.vendorCallKey());
        assertThat(Instant.parse(flow.variable("SCV_CallStartTime")))
                .isEqualTo(call.received().startTime());
        flow.happens("AgentOfferContact", Instant.now());
        call.received().add(offered(), Instant.now());
        flow.happens("ContactEnded", ends(call));
        assertThat(flow.statuses()).endsWith(202, 202);
        call.closesAfter(abandoned());
    }

    @Test
    void a_caller_goes_to_the_agent_that_salesforce_chose_and_is_answered() {
        PhoneCall call = scenarios.call(CENTER);
        scenarios.meets(
                call,
                SimulatedFault.on(EXECUTE_OMNI_FLOW, new SimulatedFault.Routing(null, "agent-7")));
        FlowDesigner.Call flow = decided(call, Unknown.EMPTY_TEXT);

        assertThat(flow.places()).containsExactly("agent-7");
        flow.happens("AgentOfferContact", Instant.now());
        flow.happens("AgentContactAssigned", Instant.now());
        call.received().add(connected(), Instant.now());
        flow.happens("ContactEnded", ends(call));
        assertThat(flow.statuses()).endsWith(202, 202, 202);
        call.closesAfter(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
    }

    @ParameterizedTest
    @EnumSource(Unknown.class)
    void a_caller_without_a_routing_waits_in_the_default_queue(Unknown unknown) {
        PhoneCall call = scenarios.call(WITHOUT_FLOW);
        FlowDesigner.Call flow = decided(call, unknown);

        assertThat(flow.places()).containsExactly(DEFAULT_QUEUE);
        assertThat(flow.variable("Tandem_Status")).isEqualTo("created");
        assertThat(flow.variable("SCV_VoiceCallRecordId")).startsWith("0LQ");
        flow.happens("ContactEnded", ends(call));
        call.closesAfter(CREATE_VOICE_CALL, UPDATE_VOICE_CALL);
    }

    @Test
    void the_page_of_the_call_opens_when_an_agent_answers() {
        PhoneCall call = scenarios.call(TEMPLATED);
        FlowDesigner.Call flow = decided(call, Unknown.EMPTY_TEXT);

        assertThat(flow.openedPages()).isEmpty();
        flow.happens("AgentContactAssigned", Instant.now());
        assertThat(flow.openedPages())
                .containsExactly(
                        "https://crm.example.com/"
                                + flow.variable("SCV_VoiceCallRecordId")
                                + "?who="
                                + call.ani().replace("+", "%2B"));
        flow.happens("ContactEnded", Instant.now());
        call.untilClosed();
    }

    @Test
    void a_caller_waits_in_the_default_queue_while_salesforce_is_slow() {
        PhoneCall call = scenarios.call(CENTER);
        call.startsAt(Instant.ofEpochMilli(System.currentTimeMillis()));
        scenarios.meets(call, slow(CREATE_VOICE_CALL).delayed(Duration.ofSeconds(4)));
        FlowDesigner.Call flow =
                arrives(designer(Installation.FLOW_KEY, Unknown.WORD_NULL), call, call.ani());

        assertThat(flow.places()).containsExactly(DEFAULT_QUEUE);
        assertThat(flow.variable("SCV_VendorCallKey")).isEqualTo(call.vendorCallKey());
        assertThat(flow.openedPages()).isEmpty();
        call.untilAnswered(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW);
        flow.happens("ContactEnded", ends(call));
        call.closesAfter(abandoned());
    }

    @ParameterizedTest
    @EnumSource(Unknown.class)
    void a_caller_waits_in_the_default_queue_when_salesforce_refuses(Unknown unknown) {
        PhoneCall call = scenarios.call(CENTER);
        scenarios.meets(call, refused(CREATE_VOICE_CALL, 400));
        FlowDesigner.Call flow = decided(call, unknown);

        assertThat(flow.places()).containsExactly(DEFAULT_QUEUE);
        assertThat(flow.variable("Tandem_Status")).isEqualTo("unavailable");
        flow.happens("ContactEnded", ends(call));
        call.closesAfter(CREATE_VOICE_CALL, UPDATE_VOICE_CALL);
    }

    @ParameterizedTest
    @EnumSource(Unknown.class)
    void a_caller_waits_in_the_default_queue_when_the_key_is_wrong(Unknown unknown) {
        PhoneCall call = scenarios.call(CENTER);
        call.startsAt(Instant.ofEpochMilli(System.currentTimeMillis()));
        FlowDesigner.Call flow = arrives(designer("wrong", unknown), call, call.ani());

        assertThat(flow.statuses()).containsExactly(401);
        assertThat(flow.places()).containsExactly(DEFAULT_QUEUE);
        assertThat(flow.variable("SCV_VendorCallKey")).isEqualTo(call.vendorCallKey());
        assertThat(call.requests()).isEmpty();
    }

    /** The template language cannot take a backslash out, and a body with one is no JSON. */
    @ParameterizedTest
    @EnumSource(Unknown.class)
    void a_caller_waits_in_the_default_queue_when_the_body_is_no_json(Unknown unknown) {
        PhoneCall call = scenarios.call(CENTER);
        call.startsAt(Instant.ofEpochMilli(System.currentTimeMillis()));
        FlowDesigner.Call flow =
                arrives(designer(Installation.FLOW_KEY, unknown), call, "\\x <sip:1@example.com>");

        assertThat(flow.statuses()).containsExactly(400);
        assertThat(flow.places()).containsExactly(DEFAULT_QUEUE);
        assertThat(flow.variable("SCV_VendorCallKey")).isEqualTo(call.vendorCallKey());
        assertThat(call.requests()).isEmpty();
    }

    /** Quotation marks are taken out of the number, so the call loses nothing by them. */
    @Test
    void a_caller_with_an_odd_number_is_no_worse_off() {
        for (String ani : new String[] {"", "anonymous", "\"Jane\" <sip:+14806754084@10.0.0.1>"}) {
            PhoneCall call = scenarios.call(WITHOUT_FLOW);
            call.startsAt(Instant.ofEpochMilli(System.currentTimeMillis()));
            FlowDesigner designer = designer(Installation.FLOW_KEY, Unknown.EMPTY_TEXT);
            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> arrives(designer, call, ani),
                            it -> it.variable("Tandem_Status").equals("created"));
            String from = call.requests().getFirst().body().path("from").asText();
            assertThat(from).isEqualTo(ani.contains("sip") ? "+14806754084" : "anonymous");
        }
    }
}
