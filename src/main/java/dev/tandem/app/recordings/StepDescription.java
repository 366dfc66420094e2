package dev.tandem.app.recordings;

import dev.tandem.domain.InteractionFact;
import dev.tandem.domain.Timestamps;
import dev.tandem.domain.decision.Decision;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.ops.words.FactDescriptions;
import dev.tandem.ops.words.InputDescriptions;
import dev.tandem.replay.ReplayStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of a replayed call, in words. Phone numbers are masked. */
final class StepDescription {
    private StepDescription() {}

    static String input(ReplayStep step) {
        return InputDescriptions.of(step.input());
    }

    /** What was decided then, and where it led where it leads elsewhere today. */
    static List<String> recorded(ReplayStep step) {
        return side(step, step.recorded(), step.recordedAfter());
    }

    /** What is decided today, and where it leads where it led elsewhere then. */
    static List<String> today(ReplayStep step) {
        return side(step, step.today(), step.after());
    }

    private static List<String> side(
            ReplayStep step, @Nullable Decision decision, ReplayStep.@Nullable Standing standing) {
        List<String> lines = new ArrayList<>(decision(decision));
        if (step.standsElsewhere() && standing != null) {
            lines.add(standing(standing));
        }
        return lines;
    }

    private static String standing(ReplayStep.Standing standing) {
        String then =
                standing.outcome() == null
                        ? EnumWords.of(standing.phase())
                        : EnumWords.of(standing.outcome());
        return "is then "
                + then.replace('_', ' ')
                + (standing.wakeAt() == null
                        ? ""
                        : " and goes on at " + Timestamps.of(standing.wakeAt()) + " at the latest");
    }

    /** What was decided, one line for each fact; "ignored" with its reason where nothing was. */
    private static List<String> decision(@Nullable Decision decision) {
        return switch (decision) {
            case null -> List.of("not recorded");
            case Decision.Ignored(var reason, List<InteractionFact> _) ->
                    List.of("ignored: " + EnumWords.of(reason));
            case Decision.Acted acted -> acted.facts().stream().map(FactDescriptions::of).toList();
        };
    }
}
