package dev.tandem.ingest.webhook;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports which subscription's webhooks are refused, and how many, at most once a minute for each:
 * a secret that was mistyped refuses every webhook, and an operator has to find out whose. An
 * attacker may invent any number of subscriptions, so a few are distinguished, and the rest are
 * counted together.
 */
final class RefusedWebhooks {
    static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    /** How many subscriptions are distinguished at a time. */
    static final int MOST = 32;

    /** Stands for all that are not distinguished. */
    static final String OTHERS = "(others)";

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
    private static final int LONGEST_ID = 64;

    private record Refused(WebhookOutcome outcome, String subscription) {}

    private static final class Count {
        private long sinceWarning;
        private long warnedAt = Long.MIN_VALUE;
        private long lastAt;
    }

    private final Map<Refused, Count> counts = new LinkedHashMap<>();

    /**
     * Counts one refused webhook.
     *
     * @param subscription the subscription that the body claims; null when it claims none
     * @return the warning to log; empty when one was logged a moment ago
     */
    synchronized Optional<String> count(
            WebhookOutcome outcome, @Nullable String subscription, long nowMillis) {
        String named = subscription == null ? "(none)" : sanitized(subscription);
        Count count = countOf(new Refused(outcome, named), nowMillis);
        String who = count == counts.get(new Refused(outcome, named)) ? named : OTHERS;
        count.sinceWarning++;
        count.lastAt = nowMillis;
        if (count.warnedAt != Long.MIN_VALUE
                && nowMillis - count.warnedAt < BETWEEN_WARNINGS.toMillis()) {
            return Optional.empty();
        }
        String warning =
                "Webhooks are refused: reason=%s subscription=%s count=%d. %s"
                        .formatted(
                                outcome.name().toLowerCase(Locale.ROOT),
                                who,
                                count.sinceWarning,
                                remedy(outcome));
        count.warnedAt = nowMillis;
        count.sinceWarning = 0;
        return Optional.of(warning);
    }

    private Count countOf(Refused refused, long nowMillis) {
        Count known = counts.get(refused);
        if (known != null) {
            return known;
        }
        forgetSilent(nowMillis);
        Refused place = counts.size() < MOST ? refused : new Refused(refused.outcome(), OTHERS);
        return counts.computeIfAbsent(place, _ -> new Count());
    }

    private void forgetSilent(long nowMillis) {
        for (Iterator<Count> all = counts.values().iterator(); all.hasNext(); ) {
            if (nowMillis - all.next().lastAt > FORGOTTEN_AFTER.toMillis()) {
                all.remove();
            }
        }
    }

    /**
     * No more than a subscription's id may have, and nothing that could forge a line of the log.
     */
    private static String sanitized(String subscription) {
        String cut =
                subscription.length() > LONGEST_ID
                        ? subscription.substring(0, LONGEST_ID) + "..."
                        : subscription;
        return cut.replaceAll("[^A-Za-z0-9._-]", "?");
    }

    private static String remedy(WebhookOutcome outcome) {
        return switch (outcome) {
            case WRONG_SIGNATURE ->
                    "Compare the subscription's secret in Webex with tandem.webhook.secrets-file,"
                            + " and let no proxy change bodies.";
            case UNSIGNED -> "Give the subscription a secret in Webex.";
            case STALE ->
                    "Compare this machine's clock with the true time, or raise"
                            + " tandem.webhook.timestamp-tolerance.";
            case TIMESTAMP_MISSING, TIMESTAMP_DIFFERS ->
                    "Let no proxy drop or change X-WebExCC-Timestamp.";
            case ACCEPTED, UNREADABLE, TOO_LARGE, ENCODED, UNAVAILABLE -> "";
        };
    }
}
