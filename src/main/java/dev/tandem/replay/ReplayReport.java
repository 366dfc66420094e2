package dev.tandem.replay;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandKind;
import java.util.List;
import java.util.Map;

/**
 * What a replay found.
 *
 * @param lines lines of the recording
 * @param events events among them
 * @param interactions interactions that were replayed
 * @param journalled recorded decisions
 * @param compared decisions that were compared with the recorded ones
 * @param withoutBeginning journal entries of calls that began before the recording, or that were
 *     closed so long before that they are no longer known; not compared
 * @param unreadable events and records that cannot be read
 * @param outcomes how calls ended today
 * @param open calls that were open at the end
 * @param commands commands to Salesforce, retries included
 * @param divergent calls that are decided otherwise today
 * @param divergences the first of those
 */
public record ReplayReport(
        long lines,
        long events,
        long interactions,
        long journalled,
        long compared,
        long withoutBeginning,
        long unreadable,
        Map<CloseOutcome, Long> outcomes,
        long open,
        Map<CommandKind, Long> commands,
        long divergent,
        List<Divergence> divergences) {
    public ReplayReport {
        outcomes = Map.copyOf(outcomes);
        commands = Map.copyOf(commands);
        divergences = List.copyOf(divergences);
    }
}
