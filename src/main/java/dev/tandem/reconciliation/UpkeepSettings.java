package dev.tandem.reconciliation;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one instance of the service does with Webex's APIs now and then.
 *
 * @param period how often calls are reconciled; null for never
 * @param reachBack how old a time may be that is reconciled after a downtime
 * @param settle how long webhooks may be on their way: younger times are left alone
 * @param watchPeriod how often the subscriptions are looked at; null for never
 * @param destinationUrl where the subscriptions that are ours send to; null when {@code
 *     secretsFile} names them
 * @param secretsFile the webhook door's, whose lines name subscriptions; null without one
 */
public record UpkeepSettings(
        @Nullable Duration period,
        Duration reachBack,
        Duration settle,
        @Nullable Duration watchPeriod,
        @Nullable String destinationUrl,
        @Nullable Path secretsFile) {

    /** Whether calls are reconciled. */
    public boolean reconciles() {
        return period != null;
    }

    /** Whether subscriptions are watched. */
    public boolean watches() {
        return watchPeriod != null;
    }

    /** Whether Webex is asked anything at all. */
    public boolean isOn() {
        return reconciles() || watches();
    }
}
