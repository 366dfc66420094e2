package dev.tandem.app.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.embedded.webex.SimulatedFlowStore;
import dev.tandem.setup.flow.laws.FlowLaws;
import dev.tandem.webex.api.Subscription;
import dev.tandem.webex.api.Subscriptions;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The command with --apply against the simulated Webex. */
class SetupWebexApplyTest extends SetupWebexStage {
    @Test
    void apply_imports_a_draft_subscribes_and_changes_nothing_the_second_time() throws Exception {
        keys();
        assertThat(apply("--default-queue=Support", "--connector=Tandem")).as("%s", err).isZero();
        assertThat(out.toString())
                .contains("found      queue Support, LONGEST_AVAILABLE_AGENT")
                .contains("found      connector Tandem (" + SimulatedFlowStore.CONNECTOR_ID + ")")
                .contains("valid      ", "imported   flow Tandem as a draft")
                .contains("created for task:1.0.0", "created for capture:1.0.0")
                .contains("Next: publish the flow: Control Hub > Contact Center > Flows > Tandem,")
                .contains("press Publish Flow");
        JsonNode draft = webex.flows().draft("Tandem").orElseThrow();
        assertThat(draft.toString()).contains(QUEUE, "Support");
        assertThat(draft.path("nodes")).isEqualTo(file(V2).path("nodes"));
        assertThat(draft.path("description").asText())
                .startsWith(file(V2).path("description").asText())
                .containsPattern(" \\[tandem [0-9a-f]{16}]$");
        Map<String, String> files = filesOf();
        List<Subscription> subscribed = subscriptions();
        assertThat(subscribed).hasSize(2).allMatch(it -> it.destinationUrl().equals(DOOR));

        out.getBuffer().setLength(0);
        assertThat(apply("--default-queue=" + QUEUE, "--connector=Tandem")).isZero();
        assertThat(out.toString())
                .contains("unchanged  " + directory().resolve(V2), "unchanged  flow Tandem")
                .contains("is as it should be")
                .doesNotContain("created", "imported", "replaced");
        assertThat(webex.flows().draft("Tandem")).contains(draft);
        assertThat(webex.flows().imports()).isEqualTo(1);
        assertThat(filesOf()).isEqualTo(files);
        assertThat(subscriptions()).isEqualTo(subscribed);
    }

    private List<Subscription> subscriptions() throws Exception {
        WebexApiSettings settings =
                WebexApiSettings.of(
                        URI.create(webex.url()),
                        new WebexApiSettings.Login.TokenFile(temporary.resolve("token")));
        try (WebexApi api = new WebexApi(settings, Clock.systemUTC())) {
            return new Subscriptions(api).list();
        }
    }

    @Test
    void events_are_signed_with_the_secret_that_the_doors_have_already() throws Exception {
        keys();
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer door =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.createContext(
                "/webhooks/webex",
                exchange -> {
                    try (exchange) {
                        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                        received.add(body);
                        received.add(exchange.getRequestHeaders().getFirst("X-WebexCC-Signature"));
                        exchange.sendResponseHeaders(202, -1);
                    }
                });
        door.start();
        try {
            assertThat(
                            apply(
                                    "--default-queue=Support",
                                    "--connector=Tandem",
                                    "--webhook-address=http://127.0.0.1:%d/webhooks/webex"
                                            .formatted(door.getAddress().getPort())))
                    .as("%s", err)
                    .isZero();
            webex.happens("task:new", "call", JsonNodeFactory.instance.objectNode(), 1_000).join();
        } finally {
            door.stop(0);
        }
        assertThat(received).hasSize(2);
        assertThat(received.get(1)).isEqualTo(hmac(received.get(0)));
        assertThat(Files.readString(directory().resolve("secrets/webhook-secrets")))
                .isEqualTo("* " + SECRET + "\n");
    }

    private static String hmac(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    }

    @Test
    void without_a_connector_the_exported_format_is_imported_with_the_key() throws Exception {
        keys();
        assertThat(apply("--default-queue=Support")).as("%s", err).isZero();
        JsonNode draft = webex.flows().draft("Tandem").orElseThrow();
        assertThat(draft.at("/process/activities")).isEqualTo(file(V1).at("/process/activities"));
        assertThat(variable(draft, "Tandem_Key")).isEqualTo(KEY);
        assertThat(FlowLaws.broken(draft.toString())).isEmpty();
        assertThat(apply("--default-queue=Support")).isZero();
        assertThat(out.toString()).contains("unchanged  flow Tandem");
        assertThat(webex.flows().imports()).isEqualTo(1);
    }

    @Test
    void another_flow_of_the_name_is_kept_unless_its_draft_may_be_replaced() throws Exception {
        keys();
        assertThat(apply("--default-queue=Sales", "--connector=Tandem")).isZero();
        JsonNode first = webex.flows().draft("Tandem").orElseThrow();

        assertThat(apply("--default-queue=Support", "--connector=Tandem")).isEqualTo(1);
        assertThat(err.toString())
                .contains("Webex has a flow Tandem already", "--name", "--overwrite");
        assertThat(webex.flows().draft("Tandem")).contains(first);

        assertThat(apply("--default-queue=Support", "--connector=Tandem", "--overwrite")).isZero();
        assertThat(out.toString()).contains("replaced   flow Tandem as a draft");
        assertThat(webex.flows().draft("Tandem").orElseThrow().toString()).contains(QUEUE);
    }

    @Test
    void what_the_organisation_does_not_have_is_said_with_what_it_has() throws Exception {
        keys();
        assertThat(apply("--default-queue=Suport")).isEqualTo(1);
        assertThat(err.toString())
                .contains("no active queue of inbound calls Suport")
                .contains("Support (" + QUEUE + ")", "Sales (")
                .doesNotContain("Web chat");
        assertThat(apply("--default-queue=Support", "--connector=Tandm")).isEqualTo(1);
        assertThat(err.toString())
                .contains("no connector for HTTP requests Tandm")
                .contains("Tandem (" + SimulatedFlowStore.CONNECTOR_ID + ")");
        webex.flows().addQueue("q-2", "Support", "TELEPHONY", "SKILLS_BASED");
        assertThat(apply("--default-queue=Support")).isEqualTo(1);
        assertThat(err.toString()).contains("more than one active queue of inbound calls Support");
        assertThat(webex.flows().imports()).isZero();
    }

    @Test
    void without_keys_nothing_is_asked_of_webex() throws Exception {
        assertThat(apply("--default-queue=Support")).isEqualTo(1);
        assertThat(err.toString())
                .contains("no key for the flow", "run ./tandem setup keys --directory");
        assertThat(apply("--default-queue=Support", "--connector=Tandem")).isEqualTo(1);
        assertThat(err.toString()).contains("no secret for the webhooks");
        assertThat(webex.received()).isZero();
    }

    @Test
    void a_webex_that_does_not_answer_and_a_token_that_is_not_there_are_named() throws Exception {
        keys();
        assertThat(apply("--default-queue=Support", "--base-url=http://127.0.0.1:1")).isEqualTo(1);
        assertThat(err.toString()).contains("http://127.0.0.1:1 does not answer", BASE_URL);
        Path none = temporary.resolve("none");
        assertThat(setup(HOST, "--default-queue=Support", "--apply", "--token-file=" + none))
                .isEqualTo(1);
        assertThat(err.toString()).contains(none + " cannot be read");
        assertThat(webex.received()).isZero();
    }

    @Test
    void a_person_who_is_no_administrator_reads_what_is_missing() throws Exception {
        keys();
        token = webex.personalToken(false);
        assertThat(apply("--default-queue=Support")).isEqualTo(1);
        assertThat(err.toString())
                .contains("HTTP 403", "cjp:config_read and cjp:config_write", "administrator");
        token = "access-of-another-day";
        assertThat(apply("--default-queue=Support")).isEqualTo(1);
        assertThat(err.toString()).contains("HTTP 401", "the token is not accepted");
    }
}
