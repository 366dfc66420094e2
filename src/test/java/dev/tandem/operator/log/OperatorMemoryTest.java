package dev.tandem.operator.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.operator.log.OperatorMemory.Conflict;
import dev.tandem.operator.log.OperatorMemory.Fate;
import dev.tandem.wire.OperatorAction;
import dev.tandem.wire.OperatorAction.LetterDismissed;
import dev.tandem.wire.OperatorAction.LetterRedriven;
import dev.tandem.wire.OperatorAction.OrgPaused;
import dev.tandem.wire.OperatorAction.OrgResumed;
import dev.tandem.wire.OperatorAction.RedriveEnded;
import dev.tandem.wire.OperatorAction.RedriveStarted;
import dev.tandem.wire.OperatorAction.RedriveStopped;
import dev.tandem.wire.OperatorRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OperatorMemoryTest {
    private static final Instant AT = Instant.parse("2026-03-02T03:00:00Z");

    private final OperatorMemory memory = new OperatorMemory();
    private long offset;

    @Test
    void a_letter_is_redriven_once() {
        assertThat(memory.conflictWith(redriven("a"))).isNull();
        take("night", redriven("a"));
        assertThat(memory.conflictWith(redriven("a")))
                .isInstanceOfSatisfying(
                        Conflict.AlreadySettled.class,
                        it -> {
                            assertThat(it.before().who()).isEqualTo("night");
                            assertThat(it.before().at()).isEqualTo(AT);
                            assertThat(it.before().fate()).isEqualTo(Fate.REDRIVEN);
                        });
        assertThat(memory.conflictWith(new LetterDismissed("a", "x"))).isNotNull();
        assertThat(memory.conflictWith(redriven("b"))).isNull();
    }

    @Test
    void a_letter_that_was_dismissed_can_be_redriven_and_not_dismissed_again() {
        take("night", new LetterDismissed("a", "a test call"));
        assertThat(memory.settlementOf("a").reason()).isEqualTo("a test call");
        assertThat(memory.conflictWith(new LetterDismissed("a", "x"))).isNotNull();
        assertThat(memory.conflictWith(redriven("a"))).isNull();
        take("day", redriven("a"));
        assertThat(memory.settlementOf("a").fate()).isEqualTo(Fate.REDRIVEN);
        assertThat(memory.conflictWith(redriven("a"))).isNotNull();
    }

    @Test
    void an_org_is_paused_until_it_is_resumed() {
        assertThat(memory.conflictWith(new OrgResumed("main")))
                .isEqualTo(new Conflict.NotPaused("main"));
        take("night", new OrgPaused("main", "deployment"));
        assertThat(memory.isPaused("main")).isTrue();
        assertThat(memory.isPaused("second")).isFalse();
        assertThat(memory.conflictWith(new OrgPaused("main", "again")))
                .isEqualTo(new Conflict.AlreadyPaused(memory.pauses().get("main")));
        take("day", new OrgResumed("main"));
        assertThat(memory.pauses()).isEmpty();
        assertThat(memory.conflictWith(new OrgPaused("main", "again"))).isNull();
    }

    @Test
    void a_run_counts_what_it_has_put_back_and_knows_who_stopped_it() {
        take("night", new RedriveStarted("r1", "http://a:8080", "all", 3, 20));
        take("night", new LetterRedriven("a", "r1"));
        take("night", new LetterRedriven("b", "r1"));
        take("night", redriven("c"));
        assertThat(memory.runOf("r1").redriven()).isEqualTo(2);
        take("day", new RedriveStopped("r1"));
        assertThat(memory.runOf("r1").stoppedBy()).isEqualTo("day");
        assertThat(memory.runOf("r1").ended()).isNull();
        take("night", new RedriveEnded("r1", 2, 0));
        assertThat(memory.runOf("r1").ended()).isEqualTo(AT);
        assertThat(memory.runOf("r2")).isNull();
    }

    @Test
    void the_letters_that_were_settled_last_are_remembered() {
        int many = 100_001;
        for (int i = 0; i < many; i++) {
            take("night", redriven("letter-" + i));
        }
        assertThat(memory.settlementOf("letter-0")).isNull();
        assertThat(memory.settlementOf("letter-1")).isNotNull();
        assertThat(memory.settlementOf("letter-" + (many - 1))).isNotNull();
    }

    private static LetterRedriven redriven(String letter) {
        return new LetterRedriven(letter, null);
    }

    private void take(String who, OperatorAction action) {
        memory.take(new OperatorRecord(who, "10.0.0.1", action), AT, offset++);
    }
}
