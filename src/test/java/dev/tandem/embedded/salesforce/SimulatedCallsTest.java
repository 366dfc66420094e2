package dev.tandem.embedded.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.embedded.salesforce.faults.OrgBehaviour;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import org.junit.jupiter.api.Test;

/** The effects of the four calls on the org. */
final class SimulatedCallsTest extends SimulatedOrgFixture {
    @Test
    void each_step_takes_effect_and_is_in_the_ledger_of_the_interaction() throws Exception {
        String id = create("1").body().path("data").path("voiceCallId").asText();
        assertThat(id).startsWith("0LQ").hasSize(18);

        OrgClient.Answer routed = omniFlow(id);
        assertThat(routed.body().path("data").path("queue").asText()).isEqualTo("Support_Queue");
        assertThat(routed.body().path("data").path("agent").isNull()).isTrue();
        assertThat(salesforce.voiceCallOf("1").routingPending()).isTrue();

        OrgClient.Answer cleared = named(SimulatedEndpoint.CLEAR_ROUTING, id, "");
        assertThat(cleared.body().path("data").path("status").asText()).isEqualTo("Success");
        assertThat(salesforce.voiceCallOf("1").routingPending()).isFalse();

        OrgClient.Answer updated = update(id);
        assertThat(updated.body().path("data").path("status").asText()).isEqualTo("pending");
        assertThat(updated.body().path("errors").isNull()).isTrue();
        assertThat(salesforce.voiceCallOf("1").closed()).isTrue();

        assertThat(salesforce.ledger().callsOf("1"))
                .containsExactly("create", "omni-flow", "clear", "update");
        assertThat(salesforce.ledger().ofInteraction("1"))
                .allMatch(LedgerEntry::tookEffect)
                .allMatch(entry -> Integer.valueOf(200).equals(entry.status()))
                .allMatch(entry -> id.equals(entry.voiceCallId()));
    }

    @Test
    void the_same_key_twice_is_the_same_record_or_a_second_one_as_switched() throws Exception {
        String first = id(create("1"));
        assertThat(id(create("1"))).isEqualTo(first);
        salesforce.behave(OrgBehaviour.LIKELY.withSecondRecordForSameKey());
        assertThat(id(create("1"))).isNotEqualTo(first);
    }

    @Test
    void clearing_what_is_not_there_succeeds_or_fails_as_switched() throws Exception {
        String id = id(create("1"));
        assertThat(
                        named(SimulatedEndpoint.CLEAR_ROUTING, id, "")
                                .body()
                                .path("success")
                                .asBoolean())
                .isTrue();
        salesforce.behave(
                OrgBehaviour.LIKELY.withErrorForClearWithoutRouting().withRefusalStatus(500));
        OrgClient.Answer refused = named(SimulatedEndpoint.CLEAR_ROUTING, id, "");
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.body().path("errors").path(0).asText())
                .contains("No PendingServiceRouting found");
    }

    @Test
    void an_update_by_vendor_call_key_makes_the_record_or_fails_as_switched() throws Exception {
        assertThat(update("wxcc_9").body().path("success").asBoolean()).isTrue();
        assertThat(salesforce.voiceCallOf("9").closed()).isTrue();
        salesforce.behave(OrgBehaviour.LIKELY.withErrorForUpdateByVendorCallKey());
        assertThat(update("wxcc_10").body().path("success").asBoolean()).isFalse();
        assertThat(salesforce.ledger().ofInteraction("10"))
                .singleElement()
                .matches(entry -> !entry.tookEffect());
    }

    @Test
    void a_record_that_does_not_exist_is_refused() throws Exception {
        assertThat(omniFlow("0LQ000000000999AAA").body().path("errors").path(0).asText())
                .isEqualTo("No VoiceCall found for 0LQ000000000999AAA");
        assertThat(update("0LQ000000000999AAA").body().path("success").asBoolean()).isFalse();
    }
}
