package dev.tandem.e2e;

import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Scenarios.CENTER;
import static dev.tandem.e2e.Scenarios.abandoned;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An operator has a caller's data deleted. */
@ExtendWith(ScenarioStage.class)
@Execution(ExecutionMode.CONCURRENT)
final class ForgetIT {
    private final Scenarios scenarios;

    @TempDir Path directory;

    ForgetIT(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    @Test
    void a_closed_call_is_found_by_its_number_and_forgotten() throws Exception {
        PhoneCall call = closedCall();
        PhoneCall other = closedCall();

        CommandRun looked = forget("--dry-run", call.ani());
        assertThat(looked.exitCode()).as(looked.out()).isZero();
        assertThat(looked.out()).contains(call.id() + "  would be forgotten");
        assertThat(call.untilPhase("closed")).isNotNull();

        CommandRun forgot = forget(call.ani());
        assertThat(forgot.exitCode()).as(forgot.out()).isZero();
        assertThat(forgot.out())
                .contains(call.id() + "  forgotten", "tandem.interaction-journal", "until about 20")
                .doesNotContain(call.ani().substring(1), other.id());
        call.untilPhase("");
        other.untilPhase("closed");
    }

    @Test
    void a_call_that_is_not_closed_is_left_alone() throws Exception {
        PhoneCall call = scenarios.routed(CENTER);
        CommandRun refused = forget(call.id());
        assertThat(refused.exitCode()).as(refused.out()).isEqualTo(1);
        assertThat(refused.out()).contains(call.id() + "  not closed yet", "ask again");
        call.tells(parked(), ended()).closesAfter(abandoned());
    }

    @Test
    void a_number_that_nobody_called_from_is_said_to_be_unknown() throws Exception {
        CommandRun run = forget("+13035550142");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("nothing is kept of it").doesNotContain("3035550142");
    }

    private PhoneCall closedCall() {
        PhoneCall call = scenarios.routed(CENTER).tells(parked(), ended());
        call.closesAfter(abandoned());
        return call;
    }

    private CommandRun forget(String... arguments) throws IOException, InterruptedException {
        String[] all = new String[arguments.length + 1];
        all[0] = "forget";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.of(directory, scenarios.kafkaPort(), all);
    }
}
