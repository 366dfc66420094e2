package dev.tandem.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.cluster.InstanceAddress;
import dev.tandem.security.AccessKeys;
import dev.tandem.security.AccessKeysTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstanceTokenTest {
    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
    private static final InstanceAddress OWNER = InstanceAddress.of("http://10.0.0.2:8080");
    private static final String QUESTION = InstancePaths.one("call-1");
    private static final String OLD = "ops the-old-key-of-the-console";
    private static final String NEW = "ops the-new-key-of-the-console";

    private final String shown = pass(OLD, NOW).of(OWNER, QUESTION).orElseThrow();

    @Test
    void an_instance_with_the_same_keys_is_let_in() {
        assertThat(pass(OLD, NOW).admits(shown, OWNER, QUESTION)).isTrue();
    }

    @Test
    void one_with_other_keys_is_not() {
        assertThat(pass(NEW, NOW).admits(shown, OWNER, QUESTION)).isFalse();
    }

    @Test
    void a_key_that_is_rotated_is_taken_before_and_after() {
        String both = OLD + "\n" + NEW;
        assertThat(pass(both, NOW).admits(shown, OWNER, QUESTION)).isTrue();
        assertThat(pass(OLD, NOW).admits(of(both), OWNER, QUESTION)).isTrue();
        assertThat(pass(both, NOW).admits(of(NEW), OWNER, QUESTION)).isTrue();
    }

    private static String of(String keys) {
        return pass(keys, NOW).of(OWNER, QUESTION).orElseThrow();
    }

    @Test
    void it_holds_for_one_question_to_one_instance() {
        InstanceToken checker = pass(OLD, NOW);
        assertThat(checker.admits(shown, OWNER, InstancePaths.one("call-2"))).isFalse();
        assertThat(checker.admits(shown, OWNER, InstancePaths.latest(null, 1))).isFalse();
        InstanceAddress another = InstanceAddress.of("http://10.0.0.3:8080");
        assertThat(checker.admits(shown, another, QUESTION)).isFalse();
    }

    @Test
    void it_holds_for_half_a_minute_by_either_clock() {
        Duration justNot = InstanceToken.HOLDS.plusMillis(1);
        assertThat(pass(OLD, NOW.plus(InstanceToken.HOLDS)).admits(shown, OWNER, QUESTION))
                .isTrue();
        assertThat(pass(OLD, NOW.plus(justNot)).admits(shown, OWNER, QUESTION)).isFalse();
        assertThat(pass(OLD, NOW.minus(justNot)).admits(shown, OWNER, QUESTION)).isFalse();
    }

    @Test
    void a_later_time_cannot_be_written_over_it() {
        String later = shown.replace("" + NOW.toEpochMilli(), "" + (NOW.toEpochMilli() + 60_000));
        assertThat(pass(OLD, NOW.plusSeconds(60)).admits(later, OWNER, QUESTION)).isFalse();
    }

    @Test
    void without_keys_nobody_is_let_in_and_nothing_is_asked() {
        InstanceToken without = new InstanceToken(Optional::empty, clock(NOW));
        assertThat(without.of(OWNER, QUESTION)).isEmpty();
        assertThat(without.admits(shown, OWNER, QUESTION)).isFalse();
    }

    @Test
    void what_is_no_pass_is_refused() {
        for (String other :
                new String[] {
                    null,
                    "",
                    "TandemInstance",
                    "TandemInstance 1:2",
                    "Bearer the-old-key-of-the-console",
                    shown + "0",
                    shown.toUpperCase(java.util.Locale.ROOT)
                }) {
            assertThat(pass(OLD, NOW).admits(other, OWNER, QUESTION)).as(other).isFalse();
        }
    }

    private static InstanceToken pass(String lines, Instant now) {
        AccessKeys keys = AccessKeysTest.keys(lines);
        return new InstanceToken(() -> Optional.of(keys), clock(now));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
