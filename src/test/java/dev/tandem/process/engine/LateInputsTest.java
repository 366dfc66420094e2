package dev.tandem.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.process.settings.TopologyBench;
import dev.tandem.wire.CommandRecord;
import dev.tandem.wire.ResultRecord;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is different after an outage, when inputs are decided long after they came. */
class LateInputsTest {
    @TempDir Path state;
    private TopologyBench bench;

    @BeforeEach
    void start() {
        bench = TopologyBench.start(state);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void a_command_that_is_too_late_is_not_written_but_answered() {
        bench.event("call", "late-clear");
        bench.machineIsAhead(Duration.ofSeconds(1));
        assertThat(bench.results()).isEmpty();
        bench.event("other", "late-clear");
        assertThat(bench.results())
                .containsExactly(
                        new ResultRecord.Answered(
                                new CommandId("other", CommandKind.CLEAR_ROUTING, 1),
                                1,
                                new CommandUnavailable("The deadline has passed", false, null)));
        bench.event("sent-before", "late-clear");
        assertThat(bench.results()).isEmpty();
        assertThat(bench.commands())
                .extracting(it -> ((CommandRecord.Issue) it).command().id().interactionId())
                .containsExactly("call", "sent-before");
        assertThat(bench.saidToDispatcher()).containsExactly("refused: other");
    }

    @Test
    void the_dispatcher_is_told_of_inputs_that_have_waited() {
        bench.event("call", "hello");
        bench.machineIsAhead(Duration.ofSeconds(10));
        bench.event("call", "hello");
        assertThat(bench.saidToDispatcher()).isEmpty();
        bench.machineIsAhead(Duration.ofMillis(1));
        bench.event("call", "hello");
        assertThat(bench.saidToDispatcher()).containsExactly("behind");
    }

    @Test
    void while_inputs_wait_only_those_are_woken_whose_time_came_just_now() {
        bench.event("earlier", "hello");
        bench.pass(Duration.ofSeconds(50));
        bench.event("just-now", "hello");
        bench.machineIsAhead(Duration.ofSeconds(11));
        bench.event("waited", "hello");
        assertThat(bench.saidToDispatcher()).containsExactly("behind");

        bench.machineIsAhead(Duration.ofHours(1).minusSeconds(6));
        assertThat(bench.wakeUpsSent()).containsExactly("just-now", "waited");
        bench.event("says-something-else", "late-clear");
        bench.pass(Duration.ofMillis(200));
        assertThat(bench.wakeUpsSent()).contains("earlier");
    }
}
