package dev.tandem.e2e;

import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.CREATE_VOICE_CALL;
import static dev.tandem.embedded.salesforce.records.SimulatedEndpoint.EXECUTE_OMNI_FLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator tries an installation with events of his own. */
final class SendIT {
    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790071", "main").with("abandon.grace", "PT1S");

    @TempDir static Path directory;
    private static World world;

    @BeforeAll
    static void start() throws IOException {
        world = World.in(directory).withOrg("main").withCenters(CENTER).start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void a_call_is_begun_ended_and_watched_until_it_is_closed() throws Exception {
        String id = UUID.randomUUID().toString();
        CommandRun begun =
                send("--interaction", id, "--ani", "+14805550123", "--dnis", CENTER.dialedNumber());
        assertThat(begun.exitCode()).as(begun.out()).isZero();
        assertThat(begun.out())
                .contains("POST http", "X-WebexCC-Signature: ", "\"type\":\"task:new\"", "HTTP 202")
                .contains("interaction " + id)
                .doesNotContain(Installation.SECRET);
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        PhoneCall.endpoints(world.org("main").ledger().ofInteraction(id))
                                .equals(List.of(CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW)));

        CommandRun ended = send("--interaction", id, "--type", "task:ended", "--watch");
        assertThat(ended.exitCode()).as(ended.out()).isZero();
        assertThat(ended.out())
                .contains("task:new", "task:ended", "closed: abandoned_before_queue");
    }

    @Test
    void a_refused_event_is_a_problem() throws Exception {
        CommandRun refused = send("--secrets-file", "none");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("There is no file none.");
    }

    private static CommandRun send(String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("send", "--to"));
        arguments.add(world.process().url("").toString());
        if (!List.of(options).contains("--secrets-file")) {
            arguments.add("--secrets-file");
            arguments.add(world.installation().directory().resolve("secrets").toString());
        }
        arguments.addAll(List.of(options));
        return CommandRun.of(
                directory, world.installation().kafkaPort(), arguments.toArray(String[]::new));
    }
}
