package dev.tandem.webex.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tandem.webex.SampleWebhooks;
import dev.tandem.webex.signature.WebhookVerdict.Accepted;
import dev.tandem.webex.signature.WebhookVerdict.StaleTimestamp;
import dev.tandem.webex.signature.WebhookVerdict.TimestampDiffers;
import dev.tandem.webex.signature.WebhookVerdict.TimestampMissing;
import dev.tandem.webex.signature.WebhookVerdict.Unreadable;
import dev.tandem.webex.signature.WebhookVerdict.Unsigned;
import dev.tandem.webex.signature.WebhookVerdict.WrongSignature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerificationTest {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String TIMESTAMP = Long.toString(SampleWebhooks.SENT_AT);

    @Nested
    class Given_a_secret_of_the_subscription {
        @Test
        void the_published_webhook_is_accepted() {
            assertThat(verify(SampleWebhooks.TASK_NEW, SampleWebhooks.SIGNATURE, TIMESTAMP))
                    .asInstanceOf(type(Accepted.class))
                    .satisfies(accepted -> {
                        assertThat(accepted.subscriptionId())
                                .isEqualTo(SampleWebhooks.SUBSCRIPTION);
                        assertThat(accepted.interactionId()).isEqualTo(SampleWebhooks.TASK);
                        assertThat(accepted.recordKey()).isEqualTo(SampleWebhooks.TASK);
                        assertThat(accepted.type()).isEqualTo("task:new");
                        assertThat(accepted.keyId()).matches("[0-9a-f]{8}");
                    });
        }

        @Test
        void version_1_is_accepted_without_any_timestamp() {
            assertThat(signed(SampleWebhooks.withoutTimestamp(), null))
                    .isInstanceOf(Accepted.class);
        }

        @Test
        void a_timestamp_in_text_form_is_read() {
            String body = SampleWebhooks.TASK_NEW.replace(TIMESTAMP, "\"" + TIMESTAMP + "\"");

            assertThat(signed(body, TIMESTAMP)).isInstanceOf(Accepted.class);
            assertThat(signed(body, null)).isEqualTo(new TimestampMissing());
        }

        @Test
        void a_stripped_timestamp_header_does_not_turn_version_2_into_1() {
            assertThat(signed(SampleWebhooks.TASK_NEW, null)).isEqualTo(new TimestampMissing());
            assertThat(signed(SampleWebhooks.TASK_NEW, " ")).isEqualTo(new TimestampMissing());
        }

        @ParameterizedTest
        @ValueSource(strings = {"1697211697695", "now", "-1697211697694", "1697211697694,1"})
        void a_timestamp_header_must_say_what_the_body_says(String header) {
            assertThat(signed(SampleWebhooks.TASK_NEW, header)).isEqualTo(new TimestampDiffers());
        }

        @Test
        void the_tolerance_holds_to_the_millisecond_in_both_directions() {
            long tolerance = TOLERANCE.toMillis();

            assertThat(verifyAt(-tolerance)).isInstanceOf(Accepted.class);
            assertThat(verifyAt(tolerance)).isInstanceOf(Accepted.class);
            assertThat(verifyAt(-tolerance - 1)).isEqualTo(new StaleTimestamp(tolerance + 1));
            assertThat(verifyAt(tolerance + 1)).isEqualTo(new StaleTimestamp(-tolerance - 1));
        }

        @Test
        void an_absurd_timestamp_is_stale_rather_than_an_overflow() {
            String body = SampleWebhooks.TASK_NEW.replace(TIMESTAMP, "999999999999999999");

            assertThat(signed(body, "999999999999999999")).isInstanceOf(StaleTimestamp.class);
        }

        @Test
        void a_missing_signature_is_unsigned_whatever_the_body() {
            assertThat(verify(SampleWebhooks.TASK_NEW, null, TIMESTAMP)).isEqualTo(new Unsigned());
            assertThat(verify("garbage", " ", null)).isEqualTo(new Unsigned());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"{}", "garbage", "", "[]", "{\"source\":\"/com/cisco/wxcc/other\"}"})
        void a_wrong_signature_learns_nothing_about_its_body(String body) {
            assertThat(verify(body, SampleWebhooks.SIGNATURE, null))
                    .isEqualTo(new WrongSignature());
        }

        @ParameterizedTest
        @ValueSource(strings = {"sha256=", "0", "é"})
        void a_signature_is_nothing_but_its_64_digits(String before) {
            assertThat(
                            verify(
                                    SampleWebhooks.TASK_NEW,
                                    before + SampleWebhooks.SIGNATURE,
                                    TIMESTAMP))
                    .isEqualTo(new WrongSignature());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "garbage",
                    "",
                    "[]",
                    "{}",
                    "{\"type\":{}}",
                    "{\"type\":\"task:new\"} trailing",
                    "{\"type\":\"task:new\",\"data\":{\"taskId\":\"a b\"}}",
                    "{\"type\":\"task:new\",\"comciscotimestamp\":\"soon\"}"
                })
        void a_signed_body_that_is_no_event_is_unreadable(String body) {
            assertThat(signed(body, TIMESTAMP)).isInstanceOf(Unreadable.class);
        }

        @Test
        void deep_nesting_is_unreadable_rather_than_an_error() {
            assertThat(signed("{\"a\":" + "[".repeat(30_000), null)).isInstanceOf(Unreadable.class);
        }

        @Test
        void the_reason_repeats_nothing_of_the_body() {
            assertThat(signed("{\"type\":+14806754084", null).toString())
                    .doesNotContain("4806754084");
        }

        @Test
        void an_event_about_no_task_is_filed_under_its_own_id() {
            assertThat(signed("{\"type\":\"agent:login\",\"id\":\"e1\",\"data\":{}}", null))
                    .asInstanceOf(type(Accepted.class))
                    .satisfies(a -> assertThat(a.interactionId()).isNull())
                    .satisfies(a -> assertThat(a.recordKey()).isEqualTo("e1"));
        }

        @Test
        void unsigned_bodies_are_refused_even_where_allowed_without_secrets() {
            var lenient =
                    new WebhookVerification(
                            WebhookVerificationTest::secrets, true, TOLERANCE, clockAt(0), _ -> {});

            assertThat(lenient.verify(SampleWebhooks.bytes("{}"), null, null))
                    .isEqualTo(new Unsigned());
        }
    }

    @Test
    void the_distance_of_a_signed_timestamp_is_measured_also_where_it_is_refused() {
        List<Long> skews = new ArrayList<>();
        for (long late : new long[] {0, 1_500, TOLERANCE.toMillis() + 1}) {
            var _ =
                    verification(late, skews::add)
                            .verify(
                                    SampleWebhooks.bytes(SampleWebhooks.TASK_NEW),
                                    SampleWebhooks.SIGNATURE,
                                    TIMESTAMP);
        }
        assertThat(skews).containsExactly(0L, -1_500L, -TOLERANCE.toMillis() - 1);
    }

    @Nested
    class Given_no_secret {
        @Test
        void every_body_is_unsigned_unless_allowed() {
            assertThat(
                            without(false)
                                    .verify(
                                            SampleWebhooks.bytes(SampleWebhooks.TASK_NEW),
                                            SampleWebhooks.SIGNATURE,
                                            TIMESTAMP))
                    .isEqualTo(new Unsigned());
        }

        @Test
        void where_allowed_a_readable_body_is_accepted_without_a_key() {
            assertThat(
                            without(true)
                                    .verify(
                                            SampleWebhooks.bytes(SampleWebhooks.TASK_NEW),
                                            null,
                                            null))
                    .asInstanceOf(type(Accepted.class))
                    .satisfies(accepted -> assertThat(accepted.keyId()).isNull());
        }

        private static WebhookVerification without(boolean allowed) {
            return new WebhookVerification(
                    () -> WebhookSecrets.NONE, allowed, TOLERANCE, clockAt(0), _ -> {});
        }
    }

    private static WebhookVerdict signed(String body, String timestamp) {
        return verify(
                body,
                WebhookSignature.of(SampleWebhooks.SECRET, SampleWebhooks.bytes(body)),
                timestamp);
    }

    private static WebhookVerdict verify(String body, String signature, String timestamp) {
        return verification(0).verify(SampleWebhooks.bytes(body), signature, timestamp);
    }

    private static WebhookVerdict verifyAt(long millisAfterSent) {
        return verification(millisAfterSent)
                .verify(
                        SampleWebhooks.bytes(SampleWebhooks.TASK_NEW),
                        SampleWebhooks.SIGNATURE,
                        TIMESTAMP);
    }

    private static WebhookVerification verification(long millisAfterSent) {
        return verification(millisAfterSent, _ -> {});
    }

    private static WebhookVerification verification(long millisAfterSent, LongConsumer skew) {
        return new WebhookVerification(
                WebhookVerificationTest::secrets, false, TOLERANCE, clockAt(millisAfterSent), skew);
    }

    private static Clock clockAt(long millisAfterSent) {
        return Clock.fixed(
                Instant.ofEpochMilli(SampleWebhooks.SENT_AT + millisAfterSent), ZoneOffset.UTC);
    }

    private static WebhookSecrets secrets() {
        return ((ParsedSecrets.Usable)
                        ParsedSecrets.of(SampleWebhooks.SUBSCRIPTION + " " + SampleWebhooks.SECRET))
                .secrets();
    }
}
