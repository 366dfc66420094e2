package dev.tandem.salesforce.monitor;

import dev.tandem.domain.CommandKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The orgs whose calls fail now, for the health details and the log. An org appears with its first
 * fault and disappears with the next call that Salesforce answers; faults that do not stop calls
 * are notes. The log has a line for the beginning and for the end of each trouble of an org: at
 * most one of each a minute, whatever the number of calls.
 */
@Singleton
public class OrgHealth {
    private static final Logger LOG = Logger.getLogger(OrgHealth.class);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
    private static final Duration REMIND_AFTER = Duration.ofMinutes(15);

    /** One call may be refused for what it is; so many in a row are the configuration's fault. */
    static final int REFUSALS_IN_A_ROW = 3;

    private final Map<Key, OngoingTrouble> troubles = new ConcurrentHashMap<>();
    private final Map<Key, Instant> loggedAt = new HashMap<>();
    private final Map<String, OrgFault> notes = new ConcurrentHashMap<>();
    private final Clock clock;

    @Inject
    public OrgHealth(Clock clock) {
        this.clock = clock;
    }

    /** The kinds of trouble that stop all calls; of several, the first one is the detail. */
    public enum Trouble {
        /** The org issues no token. */
        NO_TOKEN("no token"),
        /** Calls fail until a setting is changed, here or in the org. */
        CONFIGURATION("configuration"),
        /** The org limits the number of calls for the moment. */
        LIMIT("limit"),
        /** The org does not answer, or with failures. */
        UNAVAILABLE("unavailable");

        private final String words;

        Trouble(String words) {
            this.words = words;
        }
    }

    /**
     * One fault of an org.
     *
     * @param words what is wrong and, where a setting is the cause, what to change; no secrets
     * @param configuration whether it lasts until a setting is changed
     * @param since when the trouble began, without a good answer since
     * @param times how often it was met since
     */
    public record OrgFault(String words, boolean configuration, Instant since, long times) {}

    private record Key(String org, String trouble) {
        Key(String org, Trouble trouble) {
            this(org, trouble.words);
        }

        static Key ofRefusals(String org, String contactCenter, CommandKind kind) {
            return new Key(org, "refusals of " + kind.word() + " for " + contactCenter);
        }
    }

    /** A trouble from its first fault to its end. Guarded by the health. */
    private static final class OngoingTrouble {
        final int shownFrom;
        final Instant since;
        String words = "";
        boolean configuration;
        long times;
        boolean logged;

        OngoingTrouble(int shownFrom, Instant since) {
            this.shownFrom = shownFrom;
            this.since = since;
        }

        boolean isShown() {
            return times >= shownFrom;
        }

        OrgFault fault() {
            return new OrgFault(words, configuration, since, times);
        }
    }

    /** The failing orgs by name; a copy. */
    public synchronized Map<String, OrgFault> faults() {
        Map<String, OrgFault> faults = new TreeMap<>();
        for (Trouble trouble : Trouble.values()) {
            troubles.forEach((key, ongoing) -> {
                if (key.trouble().equals(trouble.words)) {
                    faults.putIfAbsent(key.org(), ongoing.fault());
                }
            });
        }
        return faults;
    }

    /** Whether the org issued no token the last time. */
    public boolean lacksToken(String org) {
        return troubles.containsKey(new Key(org, Trouble.NO_TOKEN));
    }

    /**
     * Faults that do not stop all calls, by {@code <org>.<setting>} or {@code <org>.<what is
     * refused>}; a copy.
     */
    public synchronized Map<String, OrgFault> notes() {
        Map<String, OrgFault> all = new TreeMap<>(notes);
        troubles.forEach((key, ongoing) -> {
            if (ongoing.isShown() && isRefusal(key)) {
                all.put(key.org() + "." + key.trouble(), ongoing.fault());
            }
        });
        return all;
    }

    private static boolean isRefusal(Key key) {
        for (Trouble trouble : Trouble.values()) {
            if (key.trouble().equals(trouble.words)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Notes a fault of a setting that does not stop calls.
     *
     * @return whether it is new and should be logged
     */
    public boolean noted(String org, String setting, String words) {
        String key = org + "." + setting;
        OrgFault before = notes.get(key);
        if (before != null && before.words().equals(words)) {
            return false;
        }
        notes.put(key, new OrgFault(words, true, clock.instant(), 1));
        return true;
    }

    /** Removes the note about that setting. */
    public void settled(String org, String setting) {
        if (!notes.isEmpty()) {
            notes.remove(org + "." + setting);
        }
    }

    /** A call, or a request for a token, failed for a reason that is not the call's own. */
    public void failed(String org, Trouble trouble, String words, boolean configuration) {
        failed(new Key(org, trouble), 1, words, configuration);
    }

    /** Salesforce refused a command. */
    public void refused(String org, String contactCenter, CommandKind kind, List<String> words) {
        if (kind == CommandKind.CLEAR_ROUTING) {
            // With no routing to clear, an org may well refuse each of them.
            return;
        }
        String refusals =
                "every %s for contact centre %s is refused: %s (%s)"
                        .formatted(
                                kind.word(), contactCenter, String.join("; ", words), advice(kind));
        failed(Key.ofRefusals(org, contactCenter, kind), REFUSALS_IN_A_ROW, refusals, true);
    }

    private static String advice(CommandKind kind) {
        return switch (kind) {
            case CREATE_VOICE_CALL ->
                    "compare call-center-dev-name and cert-dev-name with Setup > Contact Centers,"
                            + " and call-attributes with the fields of VoiceCall";
            case EXECUTE_OMNI_FLOW ->
                    "compare omni-flow.flow-dev-name and omni-flow.fallback-queue with the org's"
                            + " flows and queues";
            case CLEAR_ROUTING, UPDATE_VOICE_CALL ->
                    "see which validation rules and triggers the org has on VoiceCall";
        };
    }

    /** Salesforce answered a call as it should, a refusal included. */
    public void answered(String org) {
        if (!troubles.isEmpty()) {
            for (Trouble trouble : Trouble.values()) {
                ended(new Key(org, trouble));
            }
        }
    }

    /** Salesforce executed such a command. */
    public void accepted(String org, String contactCenter, CommandKind kind) {
        answered(org);
        if (!troubles.isEmpty()) {
            ended(Key.ofRefusals(org, contactCenter, kind));
        }
    }

    /** The org issued a token. */
    public void tokenIssued(String org) {
        if (!troubles.isEmpty()) {
            ended(new Key(org, Trouble.NO_TOKEN));
        }
    }

    private synchronized void failed(Key key, int shownFrom, String words, boolean configuration) {
        Instant now = clock.instant();
        OngoingTrouble ongoing =
                troubles.computeIfAbsent(key, _ -> new OngoingTrouble(shownFrom, now));
        ongoing.times++;
        ongoing.words = words;
        ongoing.configuration = configuration;
        Instant last = loggedAt.get(key);
        Duration pause = ongoing.logged ? REMIND_AFTER : BETWEEN_LINES;
        if (ongoing.isShown() && (last == null || !now.isBefore(last.plus(pause)))) {
            ongoing.logged = true;
            loggedAt.put(key, now);
            LOG.warnf(
                    "Calls to a Salesforce org fail%s: %s. org=%s trouble=%s times=%d",
                    configuration ? " until a setting is changed" : "",
                    words,
                    key.org(),
                    key.trouble(),
                    ongoing.times);
        }
    }

    private synchronized void ended(Key key) {
        OngoingTrouble ongoing = troubles.remove(key);
        if (ongoing != null && ongoing.logged) {
            LOG.warnf(
                    "The trouble with a Salesforce org is over. org=%s trouble=%s times=%d"
                            + " seconds=%d",
                    key.org(),
                    key.trouble(),
                    ongoing.times,
                    Duration.between(ongoing.since, clock.instant()).toSeconds());
        }
    }
}
