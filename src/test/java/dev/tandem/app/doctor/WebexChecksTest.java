package dev.tandem.app.doctor;

import static dev.tandem.app.doctor.Finding.Status.FAULT;
import static dev.tandem.app.doctor.Finding.Status.NOTE;
import static dev.tandem.app.doctor.Finding.Status.NOT_CHECKED;
import static dev.tandem.app.doctor.Finding.Status.OK;
import static dev.tandem.app.doctor.Finding.Status.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.app.doctor.Diagnosis.Patient;
import dev.tandem.embedded.webex.SimulatedWebex;
import dev.tandem.webex.api.Subscription;
import dev.tandem.webex.api.Subscriptions;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebexChecksTest {
    private static final String WEBEX = "Webex";
    private static final String DOOR = "http://127.0.0.1:1/webhooks/webex";
    private static final String TASKS = "task:1.0.0";

    @TempDir Path directory;
    private SimulatedWebex webex;
    private WebexApi api;
    private Patient patient;

    @BeforeEach
    void start() throws Exception {
        webex = SimulatedWebex.start(0, "app", "client-secret", "refresh-0");
        patient = new Patient(directory);
        Path secret = Path.of(patient.file("client-secret", "client-secret"));
        Path refresh = Path.of(patient.file("refresh-token", "refresh-0"));
        api =
                new WebexApi(
                        WebexApiSettings.of(
                                URI.create(webex.url()),
                                new WebexApiSettings.Login.Refresh("app", secret, refresh)),
                        Clock.systemUTC());
        patient.webex("base-url", webex.url())
                .webex("client-id", "app")
                .webex("client-secret-file", secret.toString())
                .webex("refresh-token-file", refresh.toString())
                .seenAt(DOOR);
    }

    @AfterEach
    void stop() {
        api.close();
        webex.close();
    }

    private Subscription subscribe(String resource, List<String> events) throws Exception {
        return new Subscriptions(api)
                .create("Tandem", DOOR, resource, events, "0123456789abcdef0123456789abcdef");
    }

    private static String nameOf(Subscription subscription) {
        return "Tandem (%s)".formatted(subscription.id());
    }

    @Test
    void subscriptions_that_send_all_events_there_are_right() throws Exception {
        Subscription tasks = subscribe(TASKS, Subscriptions.EVENT_TYPES.get(TASKS));
        Subscription captures =
                subscribe("capture:1.0.0", Subscriptions.EVENT_TYPES.get("capture:1.0.0"));
        Diagnosis diagnosis = patient.examined();

        assertThat(diagnosis.of(WEBEX, "token").status()).isEqualTo(OK);
        assertThat(diagnosis.of(WEBEX, nameOf(tasks)).status()).isEqualTo(OK);
        assertThat(diagnosis.of(WEBEX, nameOf(captures)).status()).isEqualTo(OK);
    }

    @Test
    void an_inactive_subscription_is_to_mend() throws Exception {
        Subscription tasks = subscribe(TASKS, Subscriptions.EVENT_TYPES.get(TASKS));
        api.send(
                "PATCH",
                "/v2/subscriptions/" + tasks.id(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("status", "inactive")
                        .put("resourceVersion", TASKS));
        Finding finding = patient.examined().of(WEBEX, nameOf(tasks));

        assertThat(finding.status()).isEqualTo(FAULT);
        assertThat(finding.words()).isEqualTo("is inactive: Webex sends nothing");
        assertThat(finding.remedy()).contains("subscriptions activate " + tasks.id());
    }

    @Test
    void a_lacking_event_is_to_mend_where_no_call_is_right_without_it() throws Exception {
        Subscription tasks = subscribe(TASKS, List.of("task:new", "task:ended"));
        assertThat(patient.examined().of(WEBEX, nameOf(tasks)).status()).isEqualTo(FAULT);

        new Subscriptions(api)
                .change(tasks, DOOR, List.of("task:new", "task:connected", "task:ended"));
        Finding finding = patient.examined().of(WEBEX, nameOf(tasks));
        assertThat(finding.status()).isEqualTo(WARNING);
        assertThat(finding.words()).contains("task:parked").doesNotContain("task:ended");
    }

    @Test
    void a_subscription_to_another_address_is_none() throws Exception {
        subscribe(TASKS, Subscriptions.EVENT_TYPES.get(TASKS));
        Finding finding = patient.seenAt("http://127.0.0.1:2/door").examined().of(WEBEX, TASKS);

        assertThat(finding.status()).isEqualTo(FAULT);
        assertThat(finding.words()).contains("others send to " + DOOR);
        assertThat(finding.remedy()).contains("subscriptions ensure http://127.0.0.1:2/door");
    }

    @Test
    void a_subscription_whose_secret_the_door_does_not_have_is_to_mend() throws Exception {
        Subscription tasks = subscribe(TASKS, Subscriptions.EVENT_TYPES.get(TASKS));
        patient.file("secrets", "another-subscription " + Diagnosis.SECRET);
        Finding finding = patient.examined().of(WEBEX, nameOf(tasks));

        assertThat(finding.status()).isEqualTo(FAULT);
        assertThat(finding.words()).contains("no secret in tandem.webhook.secrets-file");
        assertThat(finding.words() + finding.remedy()).doesNotContain(Diagnosis.SECRET);
    }

    @Test
    void a_refused_token_is_said_with_the_keys_and_subscriptions_are_not_checked()
            throws Exception {
        Files.writeString(directory.resolve("refresh-token"), "stale\n");
        Diagnosis diagnosis = patient.examined();

        assertThat(diagnosis.of(WEBEX, "token").status()).isEqualTo(FAULT);
        assertThat(diagnosis.of(WEBEX, "token").words())
                .contains("refresh token")
                .doesNotContain("stale");
        assertThat(diagnosis.of(WEBEX, "subscriptions").status()).isEqualTo(NOT_CHECKED);
    }

    @Test
    void without_its_keys_webex_is_a_note_and_with_some_of_them_a_fault() throws Exception {
        patient.without("tandem.webex.api.client-id");
        assertThat(patient.examined().of(WEBEX, "token").status()).isEqualTo(FAULT);

        patient.without("tandem.webex.api.base-url")
                .without("tandem.webex.api.client-secret-file")
                .without("tandem.webex.api.refresh-token-file");
        assertThat(patient.examined().of(WEBEX, "token").status()).isEqualTo(NOTE);
    }

    @Test
    void an_address_where_nothing_answers_is_to_mend() throws Exception {
        Diagnosis diagnosis = patient.examined();

        assertThat(diagnosis.of(WEBEX, "address of the door").status()).isEqualTo(NOTE);
        assertThat(diagnosis.of(WEBEX, "door from outside").status()).isEqualTo(FAULT);
        assertThat(diagnosis.of(WEBEX, "signed sample").status()).isEqualTo(NOT_CHECKED);
    }

    @Test
    void an_address_that_webex_does_not_take_is_to_mend() throws Exception {
        Finding port =
                patient.seenAt("https://192.0.2.1:8443/webhooks/webex")
                        .examined()
                        .of(WEBEX, "address of the door");
        assertThat(port.status()).isEqualTo(FAULT);
        assertThat(port.remedy()).contains("port 443");
    }
}
