package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Scenarios.CENTER;
import static dev.tandem.e2e.Scenarios.abandoned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the running program did is recorded, and replayed without a difference. */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class RecordingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Scenarios scenarios;

    @TempDir Path directory;

    RecordingIT(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @Test
    void a_recorded_call_is_decided_today_as_it_was() throws Exception {
        PhoneCall call = abandonedCall();
        Path file = directory.resolve("call.ndjson.zst");
        CommandRun recorded = tandem("record", "--interaction", call.id(), file.toString());
        assertThat(recorded.exitCode()).as(recorded.out()).isZero();

        CommandRun replayed = tandem("replay", file.toString());
        assertThat(replayed.exitCode()).as(replayed.out()).isZero();
        assertThat(replayed.out())
                .contains("1 calls", "abandoned in queue", "Every call is decided as it was.")
                .contains("create 1, omni-flow 1, clear 1, update 1");
    }

    @Test
    void an_interrupted_recording_is_resumed_behind_its_last_record_and_never_overwritten()
            throws Exception {
        PhoneCall call = scenarios.routed(CENTER);
        Path file = directory.resolve("call.ndjson");
        recordUntilInterrupted(call, file);
        String first = Files.readString(file);
        assertThat(first).endsWith("\n");
        call.tells(parked(), ended()).untilAnswered(abandoned());

        CommandRun again = tandem("record", "--interaction", call.id(), file.toString());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.out()).contains("exists", "--resume");
        CommandRun resumed =
                tandem("record", "--resume", "--interaction", call.id(), file.toString());
        assertThat(resumed.exitCode()).as(resumed.out()).isZero();
        assertThat(file).content().startsWith(first).hasSizeGreaterThan(first.length());
        assertThat(tandem("replay", file.toString()).out())
                .contains("abandoned in queue", "Every call is decided as it was.");
    }

    @Test
    void events_of_one_type_are_recorded_without_decisions_and_results() throws Exception {
        PhoneCall call = abandonedCall();
        Path file = directory.resolve("ends.ndjson");
        CommandRun recorded =
                tandem(
                        "record",
                        "--type",
                        "task:ended",
                        "--interaction",
                        call.id(),
                        file.toString());
        assertThat(recorded.exitCode()).as(recorded.out()).isZero();
        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .last()
                .asString()
                .contains("webex-events", "task:ended");
    }

    @Test
    void a_masked_recording_holds_no_number_and_replays_alike() throws Exception {
        PhoneCall call = abandonedCall();
        Path file = directory.resolve("call.ndjson");
        CommandRun recorded =
                tandem("record", "--mask", "--interaction", call.id(), file.toString());
        assertThat(recorded.exitCode()).as(recorded.out()).isZero();

        String dialed = CENTER.dialedNumber().substring(1);
        assertThat(file).content().contains(call.id(), dialed.substring(0, 3));
        assertThat(file).content().doesNotContain(dialed, dialed.substring(4));
        assertThat(tandem("replay", file.toString()).out())
                .contains("Every call is decided as it was.");
    }

    @Test
    void a_call_that_was_decided_otherwise_is_named() throws Exception {
        PhoneCall call = abandonedCall();
        Path file = directory.resolve("call.ndjson");
        tandem("record", "--interaction", call.id(), file.toString());
        String recording = Files.readString(file);
        String other = recording.replace("ABANDONED_IN_QUEUE", "ABANDONED_BEFORE_QUEUE");
        assertThat(other).isNotEqualTo(recording);
        Files.writeString(file, other);

        Path html = directory.resolve("report.html");
        CommandRun replayed = tandem("replay", file.toString(), "--html", html.toString());
        assertThat(replayed.exitCode()).isEqualTo(1);
        assertThat(replayed.out()).contains(call.id() + " is decided otherwise", "(rule 8)");
        assertThat(html).content().contains("<svg", call.id(), "Salesforce");
    }

    @Test
    void a_recorded_call_is_sent_again_to_another_installation_and_decided_alike()
            throws Exception {
        PhoneCall call = abandonedCall();
        Path file = directory.resolve("call.ndjson");
        tandem("record", "--interaction", call.id(), file.toString());
        try (World other =
                World.in(directory.resolve("other"))
                        .withOrg(CENTER.org())
                        .withCenters(CENTER)
                        .start()) {
            String url = other.process().url("").toString();
            CommandRun unsigned = tandem("replay", file.toString(), "--to", url, "--rate", "20");
            assertThat(unsigned.exitCode()).isEqualTo(1);
            assertThat(unsigned.out()).contains("0 events accepted, 3 refused", "3: HTTP 401");

            CommandRun sent =
                    tandem(
                            "replay",
                            file.toString(),
                            "--to",
                            url,
                            "--secrets-file",
                            other.installation().directory().resolve("secrets").toString());
            assertThat(sent.exitCode()).as(sent.out()).isZero();
            assertThat(sent.out()).contains("3 events accepted, 0 refused");
            await().atMost(PATIENCE)
                    .until(() -> other.program().phase(call.id()).equalsIgnoreCase("closed"));
            assertThat(other.program().interaction(call.id())).contains("abandoned_in_queue");
        }
    }

    @Test
    void events_are_not_sent_to_another_machine_by_mistake() throws Exception {
        PhoneCall call = abandonedCall();
        Path file = directory.resolve("call.ndjson");
        tandem("record", "--interaction", call.id(), file.toString());
        CommandRun refused = tandem("replay", file.toString(), "--to", "http://192.0.2.1:8080");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("192.0.2.1 is not this machine", "--yes-really");
    }

    /** Interrupted as by Ctrl-C, when something of the call is in the file. */
    private void recordUntilInterrupted(PhoneCall call, Path file) throws Exception {
        Process following =
                CommandRun.begin(
                        directory,
                        scenarios.kafkaPort(),
                        directory.resolve("following.txt"),
                        "record",
                        "--follow",
                        "--interaction",
                        call.id(),
                        file.toString());
        try {
            await().atMost(PATIENCE)
                    .until(() -> Files.exists(file) && Files.readString(file).contains(call.id()));
            following.destroy();
            assertThat(following.waitFor(PATIENCE)).isTrue();
        } finally {
            following.destroyForcibly();
        }
    }

    private PhoneCall abandonedCall() {
        return scenarios.routed(CENTER).tells(parked(), ended()).untilAnswered(abandoned());
    }

    private CommandRun tandem(String... arguments) throws IOException, InterruptedException {
        return CommandRun.of(directory, scenarios.kafkaPort(), arguments);
    }
}
