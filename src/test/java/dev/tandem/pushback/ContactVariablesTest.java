package dev.tandem.pushback;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.RoutingAnswer.Status;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContactVariablesTest {
    private static RoutingAnswer answer(String queue, String agent) {
        return new RoutingAnswer(
                "id-1", "wxcc_id-1", "0LQ1", Instant.EPOCH, queue, agent, Status.ROUTED);
    }

    @Test
    void what_is_known_goes_by_the_names_of_the_flow() {
        assertThat(ContactVariables.of(answer("Support", "agent-7")))
                .containsOnly(
                        entry("SCV_VendorCallKey", "wxcc_id-1"),
                        entry("SCV_VoiceCallRecordId", "0LQ1"),
                        entry("SCV_OmniFlowQueue", "Support"),
                        entry("SCV_OmniFlowAgent", "agent-7"));
    }

    @Test
    void what_is_not_known_or_webex_does_not_take_is_left_out() {
        assertThat(ContactVariables.of(answer(null, " ")))
                .containsOnlyKeys("SCV_VendorCallKey", "SCV_VoiceCallRecordId");
        assertThat(ContactVariables.of(answer("ä".repeat(512), "x".repeat(1025))))
                .containsOnlyKeys(
                        "SCV_VendorCallKey", "SCV_VoiceCallRecordId", "SCV_OmniFlowQueue");
    }
}
