package dev.tandem.ops.letters;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.operator.letters.RedriveRuns;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bulk redrive.
 *
 * @param who began it
 * @param filter which letters it is about, in words
 * @param letters how many those are
 * @param redriven how many it has put back
 * @param refused how many it could not put back; of another instance's run, known at its end
 * @param left how many it has not looked at
 * @param instance the instance that does it
 * @param stoppedBy who stopped it; left out while no one has
 * @param ended when it was over; left out while it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RedriveRun(
        String run,
        RedriveRuns.State state,
        String who,
        Instant at,
        String filter,
        int letters,
        int redriven,
        int refused,
        int left,
        int perSecond,
        String instance,
        @Nullable String stoppedBy,
        @Nullable Instant ended) {

    static RedriveRun of(RedriveRuns.Progress progress) {
        return new RedriveRun(
                progress.run().id(),
                progress.state(),
                progress.run().who(),
                progress.run().at(),
                progress.run().filter(),
                progress.run().letters(),
                progress.redriven(),
                progress.refused(),
                progress.left(),
                progress.run().perSecond(),
                progress.run().instance(),
                progress.run().stoppedBy(),
                progress.run().ended());
    }
}
