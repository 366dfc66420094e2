package dev.tandem.salesforce;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The orgs that are not well at this moment, for the health details. An org appears with its first
 * fault and goes with the next call that Salesforce answers; what calls go on in spite of is noted
 * beside it.
 */
@Singleton
public class OrgHealth {
    private static final Logger LOG = Logger.getLogger(OrgHealth.class);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final Map<String, OrgFault> faults = new ConcurrentHashMap<>();
    private final Map<String, OrgFault> notes = new ConcurrentHashMap<>();
    private final Map<String, Instant> logged = new ConcurrentHashMap<>();
    private final Clock clock;

    @Inject
    public OrgHealth(Clock clock) {
        this.clock = clock;
    }

    /**
     * What ails an org.
     *
     * @param words what is wrong and, where somebody has to act, what to change; no secrets
     * @param configuration whether it lasts until somebody changes something
     * @param since when these words were first said without a good answer since
     */
    public record OrgFault(String words, boolean configuration, Instant since) {}

    /** The sick orgs by name; a copy. */
    public Map<String, OrgFault> faults() {
        return Map.copyOf(faults);
    }

    /**
     * What does not stop calls but wants somebody's attention, by {@code <org>.<setting>}; a copy.
     */
    public Map<String, OrgFault> notes() {
        return Map.copyOf(notes);
    }

    /**
     * Something about a setting that calls go on in spite of.
     *
     * @return whether it is news, worth a line in the log
     */
    boolean noted(String org, String setting, String words) {
        String key = org + "." + setting;
        OrgFault before = notes.get(key);
        if (before != null && before.words().equals(words)) {
            return false;
        }
        notes.put(key, new OrgFault(words, true, clock.instant()));
        return true;
    }

    /** There is nothing to say about that setting any more. */
    void settled(String org, String setting) {
        if (!notes.isEmpty()) {
            notes.remove(org + "." + setting);
        }
    }

    void failed(String org, String words, boolean configuration) {
        Instant now = clock.instant();
        OrgFault fault =
                faults.merge(
                        org,
                        new OrgFault(words, configuration, now),
                        (before, after) -> before.words().equals(words) ? before : after);
        if (configuration && mayLog(org, now)) {
            LOG.warnf(
                    "Calls to a Salesforce org need somebody to change something: %s. org=%s",
                    fault.words(), org);
        }
    }

    void answered(String org) {
        if (!faults.isEmpty()) {
            faults.remove(org);
        }
    }

    /** One line a minute and org: a call for call repetition would drown everything else. */
    private boolean mayLog(String org, Instant now) {
        Instant last = logged.get(org);
        if (last != null && now.isBefore(last.plus(BETWEEN_LINES))) {
            return false;
        }
        return last == null ? logged.putIfAbsent(org, now) == null : logged.replace(org, last, now);
    }
}
