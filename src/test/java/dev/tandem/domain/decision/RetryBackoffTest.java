package dev.tandem.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryBackoffTest {
    private static final Duration HELD_FOR = Duration.ofSeconds(5);

    @Test
    void attempts_become_rarer_up_to_a_minute_and_wait_as_long_as_salesforce_asks() {
        CommandUnavailable plain = new CommandUnavailable("x", false, null);
        assertThat(after(CommandKind.CREATE_VOICE_CALL, 1, plain))
                .isBetween(Duration.ofMillis(800), Duration.ofSeconds(1));
        assertThat(after(CommandKind.CREATE_VOICE_CALL, 20, plain))
                .isBetween(Duration.ofSeconds(48), Duration.ofSeconds(60));
        assertThat(
                        after(
                                CommandKind.CREATE_VOICE_CALL,
                                1,
                                new CommandUnavailable("x", false, Duration.ofSeconds(90))))
                .isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE_VOICE_CALL", "EXECUTE_OMNI_FLOW"})
    void while_an_operator_holds_it_what_a_caller_waits_for_stays_frequent(CommandKind kind) {
        CommandUnavailable held = CommandUnavailable.held("paused", HELD_FOR);
        assertThat(after(kind, 1, held)).isEqualTo(HELD_FOR);
        assertThat(after(kind, 50, held)).isEqualTo(HELD_FOR);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLEAR_ROUTING", "UPDATE_VOICE_CALL"})
    void while_an_operator_holds_it_what_no_caller_waits_for_becomes_rarer(CommandKind kind) {
        CommandUnavailable held = CommandUnavailable.held("paused", HELD_FOR);
        assertThat(after(kind, 1, held)).isEqualTo(HELD_FOR);
        assertThat(after(kind, 50, held)).isGreaterThan(Duration.ofSeconds(47));
    }

    private static Duration after(CommandKind kind, int attempt, CommandUnavailable result) {
        return RetryBackoff.after(new CommandId("call", kind, 1), attempt, result);
    }
}
