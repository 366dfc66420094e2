package dev.tandem.ops.orgs;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.operator.log.OperatorMemory.Pause;
import dev.tandem.ops.metrics.OrgReadings;
import dev.tandem.salesforce.monitor.OrgHealth.OrgFault;
import dev.tandem.salesforce.monitor.SalesforceMetrics.Circuit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The orgs, as the instance that answers sees them: its own slots, circuit and token. Whether an
 * org is paused is the same on all.
 *
 * @param pausesKnown whether it is known which orgs are paused; until then no command is sent
 */
public record OrgDocument(String instance, boolean pausesKnown, List<Org> orgs) {

    /** What the instance knows of the org's token. */
    public enum Token {
        /** The org issued one the last time. */
        ISSUED,
        /** The org issued none: the trouble says why. */
        NONE,
        /** None was asked for yet. */
        UNKNOWN
    }

    /**
     * One org.
     *
     * @param paused by whom, since when and why; left out while commands are sent
     * @param trouble why its calls fail now; left out while they do not
     * @param slots how many requests at once it gets from this instance
     * @param running slots in use
     * @param waiting commands that wait for a slot
     * @param backlogSeconds how long the first of those has waited
     * @param retriesWaiting calls whose command waits for its next attempt, those of a paused org
     *     among them
     * @param apiUsed requests of the daily quota used; left out until an answer said so
     * @param apiLimit the daily quota; left out until an answer said so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Org(
            String org,
            @Nullable Paused paused,
            Circuit circuit,
            Token token,
            @Nullable Trouble trouble,
            int slots,
            int running,
            int waiting,
            long backlogSeconds,
            int retriesWaiting,
            @Nullable Long apiUsed,
            @Nullable Long apiLimit) {

        static Org of(
                String name,
                @Nullable Pause pause,
                OrgReadings.Reading reading,
                @Nullable OrgFault fault,
                boolean lacksToken,
                int slots) {
            return new Org(
                    name,
                    pause == null ? null : new Paused(pause.who(), pause.since(), pause.reason()),
                    reading.circuit(),
                    lacksToken ? Token.NONE : reading.tokens() > 0 ? Token.ISSUED : Token.UNKNOWN,
                    fault == null
                            ? null
                            : new Trouble(
                                    fault.words(),
                                    fault.configuration(),
                                    fault.since(),
                                    fault.times()),
                    slots,
                    reading.running(),
                    reading.waiting(),
                    reading.backlogSeconds(),
                    reading.retriesWaiting(),
                    reading.apiUsed(),
                    reading.apiLimit());
        }
    }

    /** Who paused an org, since when and why. */
    public record Paused(String who, Instant since, String reason) {}

    /**
     * Why the calls of an org fail.
     *
     * @param configuration whether they fail until a setting is changed
     * @param times how often since then
     */
    public record Trouble(String words, boolean configuration, Instant since, long times) {}
}
