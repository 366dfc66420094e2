package dev.tandem.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.IssuedCommand;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.RoutingAnswer.Status;
import dev.tandem.domain.SalesforceCommand.ClearRouting;
import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.domain.state.RedriveProgress;
import dev.tandem.domain.state.RedriveProgress.Redrivable;
import dev.tandem.replay.ClosedCalls.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedCallsTest {
    private static final int MOST = 50;
    private final ClosedCalls calls = new ClosedCalls(MOST);

    /** Ids of a few kinds, so that many have the same place in the table. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void what_is_taken_is_what_was_put_and_the_oldest_goes_first(long seed) {
        Random random = new Random(seed);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4 * MOST; i++) {
            ids.add(new UUID(random.nextInt(8), random.nextLong()).toString());
        }
        Map<String, Kept> expected = new LinkedHashMap<>();
        int oldestGone = 0;
        for (int i = 0; i < 20_000; i++) {
            String id = ids.get(random.nextInt(ids.size()));
            Kept taken = calls.take(id);
            if (taken == null) {
                oldestGone += expected.remove(id) == null ? 0 : 1;
            } else {
                assertThat(taken).isEqualTo(expected.remove(id));
            }
            if (random.nextInt(4) > 0) {
                Kept call = call(id, random);
                assertThat(calls.put(call)).isTrue();
                expected.put(id, call);
            }
        }
        assertThat(oldestGone).isPositive();
        List<String> latest = List.copyOf(expected.keySet());
        for (String id : latest.subList(latest.size() - MOST / 2, latest.size())) {
            assertThat(calls.take(id)).isEqualTo(expected.get(id));
        }
    }

    @Test
    void one_too_many_takes_the_place_of_the_oldest() {
        List<Kept> put = new ArrayList<>();
        for (int i = 0; i <= MOST; i++) {
            Kept call = call(UUID.randomUUID().toString(), new Random(i));
            calls.put(call);
            put.add(call);
        }
        assertThat(calls.take(put.getFirst().state().interactionId())).isNull();
        for (Kept call : put.subList(1, put.size())) {
            assertThat(calls.take(call.state().interactionId())).isEqualTo(call);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "call-1",
                "94D8835D-C749-11EC-8573-7BECD36CB425",
                "94d8835d-c749-11ec-8573-7becd36cb42g",
                "94d8835d_c749-11ec-8573-7becd36cb425"
            })
    void an_id_that_is_not_spelled_as_webex_does_is_not_kept(String id) {
        assertThat(calls.put(call(id, new Random(1)))).isFalse();
        assertThat(calls.take(id)).isNull();
    }

    @Test
    void a_call_that_needs_more_room_is_not_kept() {
        String id = UUID.randomUUID().toString();
        assertThat(calls.put(kept(id, 9, RedriveProgress.NONE))).isFalse();
        IssuedCommand failed =
                new IssuedCommand(
                        new CommandId(id, CommandKind.CLEAR_ROUTING, 1),
                        1,
                        "main",
                        "support",
                        Instant.EPOCH,
                        new ClearRouting("0LQ1"));
        assertThat(
                        calls.put(
                                kept(
                                        id,
                                        1,
                                        new RedriveProgress(
                                                List.of(new Redrivable(failed, Duration.ZERO)),
                                                List.of(),
                                                null))))
                .isFalse();
        assertThat(calls.take(id)).isNull();
    }

    private static Kept kept(String id, int notices, RedriveProgress redriving) {
        return new Kept(
                new ClosedInteraction(
                        CloseOutcome.ANSWERED,
                        Instant.EPOCH,
                        RoutingAnswer.withoutStart(id, null, Status.CREATED),
                        LongStream.range(0, notices).boxed().toList(),
                        redriving),
                1,
                null);
    }

    private static Kept call(String id, Random random) {
        List<CloseOutcome> outcomes = List.of(CloseOutcome.values());
        List<Status> statuses = List.of(Status.values());
        return new Kept(
                new ClosedInteraction(
                        outcomes.get(random.nextInt(outcomes.size())),
                        Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                        RoutingAnswer.withoutStart(
                                id, null, statuses.get(random.nextInt(statuses.size()))),
                        random.longs(random.nextInt(9)).boxed().toList(),
                        RedriveProgress.NONE),
                random.nextInt(100),
                random.nextBoolean() ? outcomes.get(random.nextInt(outcomes.size())) : null);
    }
}
