package dev.tandem.ingest.webhook;

import static dev.tandem.ingest.webhook.WebhookOutcome.STALE;
import static dev.tandem.ingest.webhook.WebhookOutcome.WRONG_SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RefusedWebhooksTest {
    private static final long MINUTE = RefusedWebhooks.BETWEEN_WARNINGS.toMillis();

    private final RefusedWebhooks refused = new RefusedWebhooks();

    @Test
    void the_first_is_said_at_once_and_the_others_are_counted_for_a_minute() {
        assertThat(refused.count(WRONG_SIGNATURE, "sub-1", 0))
                .hasValueSatisfying(it ->
                        assertThat(it).contains("subscription=sub-1 count=1.", "secrets-file"));
        assertThat(refused.count(WRONG_SIGNATURE, "sub-1", 1)).isEmpty();
        assertThat(refused.count(WRONG_SIGNATURE, "sub-1", MINUTE - 1)).isEmpty();
        assertThat(refused.count(WRONG_SIGNATURE, "sub-1", MINUTE))
                .hasValueSatisfying(it -> assertThat(it).contains("subscription=sub-1 count=3."));
    }

    @Test
    void another_subscription_or_another_reason_is_said_too() {
        assertThat(refused.count(WRONG_SIGNATURE, "sub-1", 0)).isPresent();
        assertThat(refused.count(WRONG_SIGNATURE, "sub-2", 0)).isPresent();
        assertThat(refused.count(STALE, "sub-1", 0))
                .hasValueSatisfying(it -> assertThat(it).contains("clock"));
        assertThat(refused.count(WRONG_SIGNATURE, null, 0))
                .hasValueSatisfying(it -> assertThat(it).contains("subscription=(none)"));
    }

    @Test
    void a_stranger_who_invents_subscriptions_fills_neither_memory_nor_log() {
        long said =
                LongStream.range(0, 100_000)
                        .filter(i -> refused.count(WRONG_SIGNATURE, "s" + i, 0).isPresent())
                        .count();
        assertThat(said).isEqualTo(RefusedWebhooks.MOST + 1);
        assertThat(refused.count(WRONG_SIGNATURE, "s100000", MINUTE))
                .hasValueSatisfying(it ->
                        assertThat(it)
                                .contains("subscription=" + RefusedWebhooks.OTHERS)
                                .contains("count=" + (100_000 - RefusedWebhooks.MOST)));
    }

    @Test
    void a_subscription_that_was_silent_for_long_makes_room() {
        for (int i = 0; i < RefusedWebhooks.MOST; i++) {
            refused.count(WRONG_SIGNATURE, "s" + i, 0);
        }
        assertThat(refused.count(WRONG_SIGNATURE, "late", 11 * MINUTE))
                .hasValueSatisfying(it -> assertThat(it).contains("subscription=late"));
    }

    @Test
    void what_a_body_claims_forges_no_line_of_the_log() {
        String forged = "a\n2026 ERROR\u001b[31m+14805550100" + "x".repeat(500);
        String said = Objects.requireNonNull(refused.count(STALE, forged, 0).orElse(null));
        assertThat(said).doesNotContain("\n", "\u001b", "+1").hasSizeLessThan(300);
    }
}
