package dev.tandem.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.domain.RoutingAnswer.Status;
import dev.tandem.domain.decision.Decision;
import dev.tandem.domain.state.ClosedInteraction;
import dev.tandem.domain.state.RedriveProgress;
import dev.tandem.replay.ReplayStep.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayedCallsTest {
    private final ReplayedCalls calls = new ReplayedCalls();

    /** With few notices it is kept in arrays, with many as it is. */
    @ParameterizedTest
    @ValueSource(ints = {3, 50})
    void a_closed_call_is_known_and_its_steps_are_not_kept(int notices) {
        String id = UUID.randomUUID().toString();
        ReplayedCall call = calls.of(id);
        call.step(step());
        call.next(closed(id, notices));
        calls.close(call);
        calls.settle(call);

        ReplayedCall known = Objects.requireNonNull(calls.known(id));
        assertThat(known.state()).isEqualTo(closed(id, notices));
        assertThat(known.sequence()).isEqualTo(1);
        known.differs(step());
        assertThat(known.divergence().steps()).isEmpty();
        assertThat(calls.count()).isEqualTo(1);
        assertThat(calls.open()).isZero();
    }

    private static ReplayStep step() {
        Standing standing = new Standing(InteractionPhase.CLOSED, CloseOutcome.ANSWERED, null);
        return new ReplayStep(
                Instant.EPOCH,
                new Woken(Instant.EPOCH),
                new Decision.Ignored(IgnoreReason.LATE, List.of()),
                new Decision.Ignored(IgnoreReason.DUPLICATE, List.of()),
                standing,
                standing);
    }

    private static ClosedInteraction closed(String id, int notices) {
        return new ClosedInteraction(
                CloseOutcome.ANSWERED,
                Instant.EPOCH,
                RoutingAnswer.withoutStart(id, null, Status.CREATED),
                LongStream.range(0, notices).boxed().toList(),
                RedriveProgress.NONE);
    }
}
