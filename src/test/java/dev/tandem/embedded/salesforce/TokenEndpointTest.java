package dev.tandem.embedded.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenEndpointTest {
    private static final SimulatorKeys KEYS = SimulatorKeys.generate();

    private static SimulatedSalesforce salesforce;
    private static OrgClient client;

    @BeforeAll
    static void start() {
        salesforce =
                SimulatedSalesforce.start(
                        SimulatedSalesforceSettings.of(
                                ConnectedApp.signing(
                                        OrgClient.CONSUMER_KEY, KEYS.publicKey(), OrgClient.USER),
                                new ConnectedApp(
                                        "3MVG9secret", null, Set.of(), Set.of(), "the-secret")));
        client = new OrgClient(salesforce.url(), KEYS);
    }

    @AfterAll
    static void stop() {
        client.close();
        salesforce.close();
    }

    @Test
    void a_signed_assertion_gets_a_token_that_the_four_calls_accept() throws Exception {
        OrgClient.Answer answer = client.tokenFor(client.assertion(OrgClient.claims()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("instance_url").asText()).isEqualTo(salesforce.url());
        assertThat(answer.body().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.body().path("issued_at").asText()).matches("\\d{13}");
        assertThat(answer.body().has("id")).isTrue();
        assertThat(answer.body().has("expires_in")).isFalse();
        OrgClient.Answer call =
                client.call(
                        SimulatedEndpoint.CLEAR_ROUTING,
                        answer.body().path("access_token").asText(),
                        "{}");
        assertThat(call.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    iss | unknown-key                 | invalid_client_id | client identifier invalid
                    sub | another@customer.example    | invalid_grant | user hasn't approved this consumer
                    aud | https://api.example         | invalid_grant | audience is invalid
                    """)
    void a_wrong_claim_is_refused_in_salesforces_words(
            String claim, String value, String error, String description) throws Exception {
        Map<String, Object> claims = OrgClient.claims();
        claims.put(claim, value);
        assertRefused(client.tokenFor(client.assertion(claims)), error, description);
    }

    @Test
    void a_list_of_audiences_is_refused() throws Exception {
        Map<String, Object> claims = OrgClient.claims();
        claims.put("aud", List.of(OrgClient.AUDIENCE));
        assertRefused(
                client.tokenFor(client.assertion(claims)), "invalid_grant", "audience is invalid");
    }

    @ParameterizedTest
    @CsvSource({"-60", "240"})
    void an_assertion_that_is_over_or_lives_too_long_is_refused(int secondsAhead) throws Exception {
        Map<String, Object> claims = OrgClient.claims();
        claims.put("exp", Instant.now().getEpochSecond() + secondsAhead);
        assertRefused(
                client.tokenFor(client.assertion(claims)), "invalid_grant", "invalid assertion");
    }

    @Test
    void an_assertion_without_expiry_is_refused() throws Exception {
        Map<String, Object> claims = OrgClient.claims();
        claims.remove("exp");
        assertRefused(
                client.tokenFor(client.assertion(claims)), "invalid_grant", "invalid assertion");
    }

    @Test
    void an_assertion_signed_with_another_key_is_refused() throws Exception {
        try (OrgClient stranger = new OrgClient(salesforce.url(), SimulatorKeys.generate())) {
            assertRefused(
                    stranger.tokenFor(stranger.assertion(OrgClient.claims())),
                    "invalid_grant",
                    "invalid assertion");
        }
    }

    @Test
    void what_is_no_assertion_is_refused() throws Exception {
        assertRefused(client.tokenFor("not.an.assertion"), "invalid_grant", "invalid assertion");
        assertRefused(client.tokenFor("nothing"), "invalid_grant", "invalid assertion");
    }

    @Test
    void client_credentials_get_a_token_only_with_their_secret() throws Exception {
        assertThat(client.form(credentials("3MVG9secret", "the-secret")).status()).isEqualTo(200);
        assertRefused(
                client.form(credentials("3MVG9secret", "wrong")),
                "invalid_client",
                "invalid client credentials");
        assertRefused(
                client.form(credentials("unknown-key", "the-secret")),
                "invalid_client_id",
                "client identifier invalid");
        assertRefused(
                client.form(credentials(OrgClient.CONSUMER_KEY, "any")),
                "invalid_grant",
                "no client credentials user enabled");
    }

    @Test
    void another_grant_type_is_refused() throws Exception {
        assertRefused(
                client.form(Map.of("grant_type", "password")),
                "unsupported_grant_type",
                "grant type not supported");
    }

    @Test
    void the_ledger_holds_who_asked_but_neither_assertion_nor_secret() throws Exception {
        String assertion = client.assertion(OrgClient.claims());
        client.tokenFor(assertion);
        client.form(credentials("3MVG9secret", "the-secret"));
        String ledger = client.simulator("GET", "ledger", "").body().toString();
        assertThat(ledger).contains(OrgClient.USER).contains("3MVG9secret");
        assertThat(ledger).doesNotContain(assertion).doesNotContain("the-secret");
    }

    private static Map<String, String> credentials(String id, String secret) {
        return Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret);
    }

    private static void assertRefused(OrgClient.Answer answer, String error, String description) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").asText()).isEqualTo(error);
        assertThat(answer.body().path("error_description").asText()).isEqualTo(description);
    }
}
