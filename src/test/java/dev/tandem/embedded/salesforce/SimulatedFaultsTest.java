package dev.tandem.embedded.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The faults that the org can simulate. */
final class SimulatedFaultsTest extends SimulatedOrgFixture {
    @Test
    void an_answer_comes_as_often_as_asked_without_effect() throws Exception {
        salesforce
                .faults()
                .add(
                        SimulatedFault.on(
                                        SimulatedEndpoint.CREATE_VOICE_CALL,
                                        new SimulatedFault.Answering(
                                                503, "[]", Map.of("Retry-After", "7")))
                                .times(1));
        OrgClient.Answer failed = create("1");
        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.headers()).containsEntry("retry-after", "7");
        assertThat(create("1").status()).isEqualTo(200);
        assertThat(salesforce.ledger().ofInteraction("1"))
                .extracting(LedgerEntry::tookEffect)
                .containsExactly(false, true);
        assertThat(salesforce.faults().active()).isEmpty();
    }

    @Test
    void a_cut_connection_leaves_the_effect_or_not() throws Exception {
        salesforce
                .faults()
                .add(
                        SimulatedFault.on(
                                        SimulatedEndpoint.CREATE_VOICE_CALL,
                                        new SimulatedFault.Dropping(false))
                                .times(1));
        assertThatThrownBy(() -> create("1")).isInstanceOf(IOException.class);
        assertThat(salesforce.voiceCallOf("1")).isNull();
        salesforce
                .faults()
                .add(
                        SimulatedFault.on(
                                        SimulatedEndpoint.CREATE_VOICE_CALL,
                                        new SimulatedFault.Dropping(true))
                                .times(1));
        assertThatThrownBy(() -> create("1")).isInstanceOf(IOException.class);
        assertThat(salesforce.voiceCallOf("1")).isNotNull();
        assertThat(salesforce.ledger().ofInteraction("1"))
                .extracting(LedgerEntry::status)
                .containsExactly(0, 0);
    }

    @Test
    void it_hits_only_the_call_or_the_number_that_it_names() throws Exception {
        salesforce
                .faults()
                .add(
                        SimulatedFault.everywhere(new SimulatedFault.Refusing(400, List.of("no")))
                                .forInteraction("1"));
        assertThat(create("1").status()).isEqualTo(400);
        assertThat(create("2").status()).isEqualTo(200);
        salesforce.faults().clear();
        salesforce
                .faults()
                .add(
                        SimulatedFault.on(
                                        SimulatedEndpoint.CLEAR_ROUTING, new SimulatedFault.Slow())
                                .forDialedNumber("8002345678")
                                .delayed(Duration.ofMillis(300)));
        Instant asked = Instant.now();
        named(SimulatedEndpoint.CLEAR_ROUTING, "wxcc_2", "");
        assertThat(Duration.between(asked, Instant.now()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void revoked_tokens_are_refused_until_a_new_one_is_asked_for() throws Exception {
        salesforce
                .faults()
                .add(
                        SimulatedFault.on(
                                        SimulatedEndpoint.CREATE_VOICE_CALL,
                                        new SimulatedFault.Revoking())
                                .times(1));
        assertThat(create("1").status()).isEqualTo(401);
        assertThat(create("1").status()).isEqualTo(401);
        token = client.token();
        assertThat(create("1").status()).isEqualTo(200);
    }

    @Test
    void it_can_be_over_at_a_time() throws Exception {
        salesforce
                .faults()
                .add(
                        SimulatedFault.everywhere(new SimulatedFault.Refusing(400, List.of("no")))
                                .until(Instant.now().minusMillis(1)));
        assertThat(create("1").status()).isEqualTo(200);
    }

    @Test
    void the_flow_can_decide_nothing() throws Exception {
        salesforce
                .faults()
                .add(
                        SimulatedFault.on(
                                SimulatedEndpoint.EXECUTE_OMNI_FLOW,
                                new SimulatedFault.Routing(null, null)));
        OrgClient.Answer routed = omniFlow(id(create("1")));
        assertThat(routed.body().path("data").path("queue").isNull()).isTrue();
        assertThat(routed.body().path("success").asBoolean()).isTrue();
    }
}
