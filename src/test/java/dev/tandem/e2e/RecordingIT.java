package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Scenarios.CENTER;
import static dev.tandem.e2e.Scenarios.abandoned;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the running program did is recorded, and replayed without a difference. */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class RecordingIT {
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
    void a_recording_is_resumed_behind_its_last_record_and_never_overwritten() throws Exception {
        PhoneCall call = scenarios.routed(CENTER);
        Path file = directory.resolve("call.ndjson");
        tandem("record", "--interaction", call.id(), file.toString());
        String first = Files.readString(file);
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

    private PhoneCall abandonedCall() {
        return scenarios.routed(CENTER).tells(parked(), ended()).untilAnswered(abandoned());
    }

    private CommandRun tandem(String... arguments) throws IOException, InterruptedException {
        return CommandRun.of(directory, scenarios.kafkaPort(), arguments);
    }
}
