package dev.tandem.webex.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tandem.webex.SampleWebhooks;
import org.junit.jupiter.api.Test;

class ParsedSecretsTest {
    private static final String LONG = "0123456789abcdef0123456789abcdef";
    private static final byte[] BODY = SampleWebhooks.bytes("{}");

    @Test
    void comments_and_blank_lines_are_skipped() {
        assertThat(ParsedSecrets.of(String.join("\n", "# old", "", "   ", "* " + LONG)))
                .asInstanceOf(type(ParsedSecrets.Usable.class))
                .satisfies(usable -> assertThat(usable.secrets().size()).isEqualTo(1))
                .satisfies(usable -> assertThat(usable.warnings()).isEmpty());
    }

    @Test
    void a_faulty_line_is_named_by_its_number_and_never_repeated() {
        assertThat(
                        ParsedSecrets.of(
                                String.join("\n", "* " + LONG, "", "onlyTheSecretItself", "a b c")))
                .asInstanceOf(type(ParsedSecrets.Faulty.class))
                .satisfies(faulty ->
                        assertThat(faulty.faults())
                                .satisfiesExactly(
                                        first -> assertThat(first).contains("line 3"),
                                        second -> assertThat(second).contains("line 4"))
                                .noneMatch(fault -> fault.contains("onlyTheSecret")));
    }

    @Test
    void a_secret_that_webex_would_not_take_is_used_with_a_warning() {
        assertThat(ParsedSecrets.of("* tooShortForWebex"))
                .asInstanceOf(type(ParsedSecrets.Usable.class))
                .satisfies(usable -> assertThat(usable.secrets().size()).isEqualTo(1))
                .satisfies(usable ->
                        assertThat(usable.warnings())
                                .singleElement()
                                .asString()
                                .contains("line 1", "16")
                                .doesNotContain("tooShort"));
    }

    @Test
    void a_secret_that_can_be_guessed_is_a_fault_by_its_line() {
        assertThat(
                        ParsedSecrets.of(
                                """
                                * long-enough-to-be-used
                                * short-secret-15\
                                """))
                .asInstanceOf(type(ParsedSecrets.Faulty.class))
                .satisfies(faulty ->
                        assertThat(faulty.faults())
                                .containsExactly(
                                        "line 2: the secret has 15 characters, expected at least"
                                                + " 16"));
    }

    @Test
    void a_subscription_is_signed_by_each_of_its_secrets_and_those_for_any() {
        WebhookSecrets secrets =
                secrets(
                        "a the-old-secret-of-a-test",
                        "a the-new-secret-of-a-test",
                        "b the-other-secret-of-a-test",
                        "* the-any-secret-of-a-test");

        assertThat(signer(secrets, "a", "the-old-secret-of-a-test")).isNotNull();
        assertThat(signer(secrets, "a", "the-new-secret-of-a-test")).isNotNull();
        assertThat(signer(secrets, "a", "the-any-secret-of-a-test")).isNotNull();
        assertThat(signer(secrets, "unheard-of", "the-any-secret-of-a-test")).isNotNull();
    }

    @Test
    void a_subscription_is_not_signed_by_the_secret_of_another() {
        WebhookSecrets secrets =
                secrets(
                        "a the-old-secret-of-a-test",
                        "b the-other-secret-of-a-test",
                        "* the-any-secret-of-a-test");

        assertThat(signer(secrets, "a", "the-other-secret-of-a-test")).isNull();
        assertThat(signer(secrets, "unheard-of", "the-old-secret-of-a-test")).isNull();
    }

    @Test
    void texts_show_fingerprints_only() {
        assertThat(secrets("a topsecret-of-a-test", "* another-secret-of-a-test").toString())
                .doesNotContain("topsecret", "another");
    }

    private static String signer(WebhookSecrets secrets, String subscription, String secret) {
        return secrets.signerOf(subscription, BODY, WebhookSignature.of(secret, BODY));
    }

    private static WebhookSecrets secrets(String... lines) {
        return ((ParsedSecrets.Usable) ParsedSecrets.of(String.join("\n", lines))).secrets();
    }
}
