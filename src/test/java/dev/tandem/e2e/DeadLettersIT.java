package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Notice.started;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator does at night: sees why something was not handled, mends it and puts it back,
 * holds an org while it is being changed, and leaves a record of all of it. One installation lives
 * through all tests, which are in order: the later ones restart it.
 */
@TestMethodOrder(OrderAnnotation.class)
final class DeadLettersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790001", "main").with("abandon.grace", "PT1S");

    /** Configured by the second start only. */
    private static final CallCenter LATE = CallCenter.of("late", "+18445790002", "main");

    private static final int MANY = 1_000;

    @TempDir static Path directory;
    private static World world;
    private static OperatorDoor operator;

    @BeforeAll
    static void runs() throws IOException {
        world = World.in(directory).withOrg("main").withCenters(CENTER);
        world.installation().withConsoleKeys();
        world.start();
        world.process().awaitStarted();
        operator = new OperatorDoor(world);
    }

    @AfterAll
    static void ends() {
        world.closeWithCleanLog();
    }

    @Test
    @Order(1)
    void a_record_that_cannot_be_read_is_shown_with_what_to_do_and_dismissed() throws Exception {
        String key = UUID.randomUUID().toString();
        DeadLetterRecords.produce(kafka(), key, "a caller at +1 480 555 0199, and no JSON");
        JsonNode line = operator.awaitParked("unreadable", key);
        assertThat(line.path("kind").asText()).isEqualTo("event");

        JsonNode letter = operator.get("/dead-letters/" + id(line));
        assertThat(letter.at("/record/body").asText()).isEqualTo("a caller at …0199, and no JSON");
        assertThat(letter.at("/record/topic").asText()).isEqualTo("tandem.webex-events");
        assertThat(letter.path("explanation").asText()).contains("Mend what produces");

        String dismiss = "/dead-letters/" + id(line) + "/dismiss";
        assertThat(operator.post(400, dismiss, "{}").path("type").asText())
                .endsWith("reason-needed");
        CommandRun done = operator.command("dismiss", id(line), "--reason", "by +14805550199");
        assertThat(done.exitCode()).as(done.out()).isZero();
        JsonNode dismissed = operator.get("/dead-letters/" + id(line));
        assertThat(dismissed.path("state").asText()).isEqualTo("dismissed");
        assertThat(dismissed.at("/settled/reason").asText()).isEqualTo("by …0199");
        assertThat(operator.post(409, dismiss, "{\"reason\":\"again\"}").path("detail").asText())
                .contains("dismissed by operator at");
        assertThat(operator.get("/dead-letters?state=parked").path("letters")).isEmpty();
    }

    @Test
    @Order(2)
    void a_record_under_a_foreign_key_is_put_back_once_under_the_right_one() {
        PhoneCall call = world.call(CENTER);
        DeadLetterRecords.produce(kafka(), "another-key", start(call, CENTER));
        String letter = id(operator.awaitParked("foreign_key", call.id()));

        JsonNode back = operator.post(200, "/dead-letters/" + letter + "/redrive");
        assertThat(back.path("state").asText()).isEqualTo("redriven");
        call.until(() -> assertThat(world.org("main").voiceCallOf(call.id())).isNotNull());

        JsonNode twice = operator.post(409, "/dead-letters/" + letter + "/redrive");
        assertThat(twice.path("type").asText()).endsWith("settled-before");
        assertThat(twice.path("detail").asText()).contains("redriven by operator at 20");
        assertThat(operator.post(404, "/dead-letters/nothing/redrive").path("type").asText())
                .endsWith("unknown-letter");
        call.untilShown("\"settled\":{\"state\":\"redriven\",\"who\":\"operator\"");
    }

    @Test
    @Order(3)
    void a_command_that_salesforce_refused_is_issued_again_after_the_org_was_mended()
            throws Exception {
        PhoneCall call = world.call(CENTER);
        world.org("main")
                .faults()
                .add(
                        OrgFaults.refused(SimulatedEndpoint.UPDATE_VOICE_CALL, 400)
                                .forInteraction(call.id()));
        call.tells(started(), parked()).untilPhase("waiting").tells(ended()).untilClosed();
        JsonNode line = operator.awaitParked("command_given_up", call.id());
        assertThat(line.path("kind").asText()).isEqualTo("update");
        assertThat(line.path("org").asText()).isEqualTo("main");
        int asked = call.requests().size();

        world.org("main").faults().clear();
        CommandRun shown = operator.command("show", id(line));
        assertThat(shown.exitCode()).as(shown.out()).isZero();
        assertThat(shown.out())
                .contains("Not for this contact", "A redrive: the VoiceCall is updated")
                .doesNotContain(call.ani().substring(2));
        CommandRun redriven = operator.command("redrive", id(line));
        assertThat(redriven.exitCode()).as(redriven.out()).isZero();
        call.until(() -> {
            assertThat(call.requests()).hasSize(asked + 1);
            assertThat(call.requests().getLast().status()).isEqualTo(200);
        });
        CommandRun twice = operator.command("redrive", id(line));
        assertThat(twice.exitCode()).isEqualTo(1);
        assertThat(twice.out()).contains("redriven by operator");
    }

    @Test
    @Order(4)
    void bad_requests_say_what_is_valid_and_other_sites_are_refused() throws Exception {
        assertDetail("/dead-letters?reason=gone", "unreadable, foreign_key, no_contact_centre");
        assertDetail("/dead-letters?kind=gone", "event, wake-up, result, command, create");
        assertDetail("/dead-letters?state=gone", "parked, redriven, dismissed");
        assertDetail("/dead-letters?from=yesterday", "a time with its zone");
        assertDetail("/dead-letters?limit=0", "from 1 to 200");
        assertDetail("/dead-letters?cursor=x", "what an answer has in");
        assertDetail("/audit?what=gone", "redriven, dismissed, paused");
        assertDetail("/audit?cursor=x", "what an answer has in");
        assertThat(
                        operator.post(400, "/dead-letters/redrive", "{\"perSecond\":1000}")
                                .path("detail")
                                .asText())
                .contains("from 1 to 200");
        assertThat(operator.getRefused(404, "/dead-letters/nothing").path("type").asText())
                .endsWith("unknown-letter");
        assertThat(operator.getRefused(404, "/redrives/nothing").path("type").asText())
                .endsWith("unknown-redrive");
        operator.assertForOperatorsAlone("/orgs/main/resume");
        operator.assertForOperatorsAlone("/interactions/any/numbers");
        CommandRun withoutKey = operator.commandWithoutKey("list");
        assertThat(withoutKey.exitCode()).isEqualTo(1);
        assertThat(withoutKey.out()).contains("Name a file with --key-file");
    }

    private static void assertDetail(String path, String valid) {
        assertThat(operator.getRefused(400, path).path("detail").asText()).as(path).contains(valid);
    }

    @Test
    @Order(5)
    void a_paused_org_gets_no_request_also_after_a_restart_and_a_caller_is_served_after_the_pause()
            throws Exception {
        PhoneCall unclaimed = world.call(LATE).tells(started());
        operator.awaitParked("no_contact_centre", unclaimed.id());
        assertThat(operator.post(409, "/orgs/main/resume").path("type").asText())
                .endsWith("not-paused");
        assertThat(
                        operator.post(404, "/orgs/gone/pause", "{\"reason\":\"x\"}")
                                .path("type")
                                .asText())
                .endsWith("unknown-org");
        JsonNode paused = operator.post(200, "/orgs/main/pause", "{\"reason\":\"deployment\"}");
        assertThat(paused.at("/paused/who").asText()).isEqualTo("operator");
        assertThat(
                        operator.post(409, "/orgs/main/pause", "{\"reason\":\"x\"}")
                                .path("detail")
                                .asText())
                .contains("operator paused it at", "deployment");

        PhoneCall before = world.call(CENTER).tells(started());
        before.untilShown("An operator has paused the org");
        JsonNode flow = world.program().flow().asks(world.call(CENTER), "PT0.5S");
        assertThat(flow.path("status").asText()).isEqualTo("pending");

        world.installation().center(LATE);
        world.killAndLaunch();
        world.process().awaitStarted();
        PhoneCall after = world.call(CENTER).tells(started());
        after.untilShown("An operator has paused the org");
        JsonNode org = operator.get("/orgs").path("orgs").path(0);
        assertThat(org.at("/paused/reason").asText()).isEqualTo("deployment");
        assertThat(org.path("circuit").asText()).isEqualTo("closed");
        assertThat(before.requests()).isEmpty();
        assertThat(after.requests()).isEmpty();
        assertThat(world.program().metric("tandem_org_paused{org=\"main\"")).isOne();

        operator.post(200, "/orgs/main/resume");
        long resumed = System.nanoTime();
        before.untilPhase("waiting");
        after.untilPhase("waiting");
        System.out.printf(
                "Calls were served %d ms after the org was resumed%n",
                Duration.ofNanos(System.nanoTime() - resumed).toMillis());
        assertThat(operator.get("/orgs").at("/orgs/0/token").asText()).isEqualTo("issued");
        redrivenAfterTheFix(unclaimed);
    }

    /** The second start knows its contact centre. */
    private static void redrivenAfterTheFix(PhoneCall unclaimed) {
        JsonNode plan =
                operator.post(200, "/dead-letters/redrive", "{\"reason\":\"no_contact_centre\"}");
        assertThat(plan.path("letters").asInt()).isEqualTo(1);
        assertThat(plan.at("/byKind/0/kind").asText()).isEqualTo("event");
        assertThat(unclaimed.requests()).isEmpty();
        JsonNode run =
                operator.post(
                        202,
                        "/dead-letters/redrive",
                        "{\"reason\":\"no_contact_centre\",\"dryRun\":false}");
        unclaimed.untilPhase("waiting");
        assertThat(world.org("main").voiceCallOf(unclaimed.id())).isNotNull();
        operator.awaitRun(run.path("run").asText(), "done");
        assertThat(
                        operator.post(
                                        409,
                                        "/dead-letters/redrive",
                                        "{\"reason\":\"no_contact_centre\",\"dryRun\":false}")
                                .path("type")
                                .asText())
                .endsWith("nothing-to-redrive");
    }

    @Test
    @Order(6)
    void a_thousand_letters_are_put_back_once_each_through_a_kill() throws Exception {
        Set<String> calls = new HashSet<>();
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka()),
                        new StringSerializer(),
                        new StringSerializer())) {
            for (int i = 0; i < MANY; i++) {
                String id = UUID.randomUUID().toString();
                calls.add(id);
                var _ =
                        producer.send(
                                new ProducerRecord<>("tandem.webex-events", "foreign", chat(id)));
            }
        }
        String filter = "{\"reason\":\"foreign_key\",\"perSecond\":%d,\"dryRun\":%s}";
        await().atMost(PATIENCE)
                .until(() ->
                        operator.post(200, "/dead-letters/redrive", filter.formatted(200, true))
                                        .path("letters")
                                        .asInt()
                                == MANY);
        String first =
                operator.post(202, "/dead-letters/redrive", filter.formatted(200, false))
                        .path("run")
                        .asText();
        await().atMost(PATIENCE)
                .until(() -> operator.run(first).path("redriven").asInt() >= MANY / 5);
        world.killAndLaunch();
        world.process().awaitStarted();
        await().atMost(PATIENCE)
                .until(() -> operator.run(first).path("state").asText().equals("interrupted"));
        assertThat(operator.run(first).path("redriven").asInt()).isBetween(MANY / 5, MANY - 1);

        String second =
                operator.post(202, "/dead-letters/redrive", filter.formatted(200, false))
                        .path("run")
                        .asText();
        operator.awaitRun(second, "done");
        assertThat(operator.run(second).path("refused").asInt()).isZero();
        Map<String, Integer> times = new HashMap<>();
        TopicRecords.readCommitted(
                kafka(),
                "tandem.webex-events",
                record -> {
                    String key = new String(record.key(), UTF_8);
                    if (calls.contains(key)) {
                        times.merge(key, 1, Integer::sum);
                    }
                });
        assertThat(times).hasSize(MANY).allSatisfy((_, it) -> assertThat(it).isOne());
        assertThat(operator.get("/dead-letters?state=parked").path("parked").asInt()).isZero();
    }

    @Test
    @Order(7)
    void the_audit_log_says_who_did_what() {
        JsonNode paused = operator.get("/audit?what=paused");
        assertThat(paused.path("entries")).hasSize(1);
        JsonNode entry = paused.at("/entries/0");
        assertThat(entry.path("who").asText()).isEqualTo("operator");
        assertThat(entry.path("from").asText()).isEqualTo("127.0.0.1");
        assertThat(entry.path("words").asText()).isEqualTo("paused org main: deployment");
        for (String what : new String[] {"resumed", "dismissed", "redrive_started", "redriven"}) {
            assertThat(operator.get("/audit?what=" + what).path("entries")).as(what).isNotEmpty();
        }
        assertThat(operator.get("/audit?who=another").path("entries")).isEmpty();

        Set<String> redriven = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page = operator.get("/audit?what=redriven&limit=200" + cursor);
            page.path("entries")
                    .forEach(it -> assertThat(redriven.add(it.path("subject").asText())).isTrue());
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        assertThat(redriven).hasSize(MANY + 3);
        TopicSchemas.check(kafka());
    }

    private static String id(JsonNode letter) {
        return letter.path("id").asText();
    }

    private static String start(PhoneCall call, CallCenter center) {
        long now = System.currentTimeMillis();
        return started().envelope(call.id(), call.ani(), center.dialedNumber(), now, now);
    }

    /** The start of a chat: read, and then no call of this program. */
    private static String chat(String id) {
        long now = System.currentTimeMillis();
        return started()
                .with("channelType", "chat")
                .envelope(id, "someone", CENTER.dialedNumber(), now, now);
    }

    private static String kafka() {
        return "127.0.0.1:" + world.installation().kafkaPort();
    }
}
