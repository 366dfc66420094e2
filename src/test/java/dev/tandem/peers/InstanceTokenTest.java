package dev.tandem.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.cluster.InstanceAddress;
import dev.tandem.security.AccessKeys;
import dev.tandem.security.AccessKeysTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstanceTokenTest {
    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
    private static final InstanceAddress OWNER = InstanceAddress.of("http://10.0.0.2:8080");
    private static final String QUESTION = InstancePaths.one("call-1");
    private static final String OLD = "ops the-old-key-of-the-console";
    private static final String NEW = "ops the-new-key-of-the-console";

    private final String shown = token(OLD, NOW).of(OWNER, QUESTION).orElseThrow();

    @Test
    void a_token_of_an_instance_with_the_same_keys_is_accepted() {
        assertThat(token(OLD, NOW).admits(shown, OWNER, QUESTION)).isTrue();
    }

    @Test
    void one_of_an_instance_with_other_keys_is_refused() {
        assertThat(token(NEW, NOW).admits(shown, OWNER, QUESTION)).isFalse();
    }

    @Test
    void a_rotated_key_is_accepted_before_and_after() {
        String both = OLD + "\n" + NEW;
        assertThat(token(both, NOW).admits(shown, OWNER, QUESTION)).isTrue();
        assertThat(token(OLD, NOW).admits(of(both), OWNER, QUESTION)).isTrue();
        assertThat(token(both, NOW).admits(of(NEW), OWNER, QUESTION)).isTrue();
    }

    @Test
    void the_key_of_a_viewer_signs_nothing_and_admits_nothing() {
        String viewer = OLD + " viewer";
        assertThat(token(viewer, NOW).of(OWNER, QUESTION)).isEmpty();
        assertThat(token(viewer, NOW).admits(shown, OWNER, QUESTION)).isFalse();
        assertThat(token(NEW, NOW).admits(of(viewer + "\n" + NEW), OWNER, QUESTION)).isTrue();
    }

    private static String of(String keys) {
        return token(keys, NOW).of(OWNER, QUESTION).orElseThrow();
    }

    @Test
    void it_is_valid_for_one_request_to_one_instance() {
        InstanceToken checker = token(OLD, NOW);
        assertThat(checker.admits(shown, OWNER, InstancePaths.one("call-2"))).isFalse();
        assertThat(checker.admits(shown, OWNER, InstancePaths.list(Map.of("limit", "1"))))
                .isFalse();
        InstanceAddress another = InstanceAddress.of("http://10.0.0.3:8080");
        assertThat(checker.admits(shown, another, QUESTION)).isFalse();
    }

    @Test
    void it_is_valid_for_half_a_minute_by_either_clock() {
        Duration justNot = InstanceToken.HOLDS.plusSeconds(1);
        assertThat(token(OLD, NOW.plus(InstanceToken.HOLDS)).admits(shown, OWNER, QUESTION))
                .isTrue();
        assertThat(token(OLD, NOW.plus(justNot)).admits(shown, OWNER, QUESTION)).isFalse();
        assertThat(token(OLD, NOW.minus(justNot)).admits(shown, OWNER, QUESTION)).isFalse();
    }

    @Test
    void a_later_time_cannot_be_written_over_it() {
        String[] parts = shown.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        long second = NOW.getEpochSecond();
        String later =
                claims.replace("" + second, "" + (second + 60))
                        .replace("" + (second + 31), "" + (second + 91));
        assertThat(later).isNotEqualTo(claims);
        String forged = parts[0] + "." + encoded(later) + "." + parts[2];
        assertThat(token(OLD, NOW.plusSeconds(60)).admits(forged, OWNER, QUESTION)).isFalse();
    }

    @Test
    void an_unsigned_token_is_refused() {
        String none = encoded("{\"alg\":\"none\"}");
        String unsigned = "TandemInstance " + none + "." + shown.split("\\.", -1)[1] + ".";
        assertThat(token(OLD, NOW).admits(unsigned, OWNER, QUESTION)).isFalse();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }

    @Test
    void without_keys_every_token_is_refused_and_none_is_made() {
        InstanceToken without = new InstanceToken(Optional::empty, clock(NOW));
        assertThat(without.of(OWNER, QUESTION)).isEmpty();
        assertThat(without.admits(shown, OWNER, QUESTION)).isFalse();
    }

    @Test
    void anything_else_is_refused() {
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
            assertThat(token(OLD, NOW).admits(other, OWNER, QUESTION)).as(other).isFalse();
        }
    }

    private static InstanceToken token(String lines, Instant now) {
        AccessKeys keys = AccessKeysTest.keysWithRoles(lines);
        return new InstanceToken(() -> Optional.of(keys), clock(now));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
