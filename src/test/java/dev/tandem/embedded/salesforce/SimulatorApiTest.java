package dev.tandem.embedded.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The switches over HTTP, for an org in another process. */
final class SimulatorApiTest extends SimulatedOrgFixture {
    @Test
    void faults_are_switched_and_the_ledger_is_read_over_http() throws Exception {
        OrgClient.Answer added =
                client.simulator(
                        "POST",
                        "faults",
                        "{\"endpoint\":\"create\",\"times\":1,\"answer\":{\"status\":502}}");
        assertThat(added.status()).isEqualTo(204);
        assertThat(create("1").status()).isEqualTo(502);
        create("1");
        OrgClient.Answer ledger = client.simulator("GET", "ledger?interactionId=1", "");
        assertThat(ledger.body().path("entries"))
                .extracting(entry -> entry.path("status").asInt())
                .containsExactly(502, 200);
        assertThat(ledger.body().path("counts").path("create").asInt()).isEqualTo(2);
    }

    @Test
    void a_mistyped_fault_is_refused_in_words() throws Exception {
        OrgClient.Answer refused = client.simulator("POST", "faults", "{\"endpont\":\"create\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path(0).path("message").asText()).contains("endpont");
    }
}
