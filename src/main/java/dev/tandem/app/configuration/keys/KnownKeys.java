package dev.tandem.app.configuration.keys;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every key below {@code tandem.}: all tables together, and how to find a key in them. */
public final class KnownKeys {
    /** The topics by the word that stands in their retention's key. */
    public static final List<String> TOPICS =
            List.of(
                    "webex-events",
                    "wake-ups",
                    "salesforce-commands",
                    "salesforce-starts",
                    "salesforce-results",
                    "interaction-journal",
                    "dead-letters",
                    "operator-actions");

    /** The keys in the order of the reference. */
    public static final List<Group> GROUPS =
            List.of(
                    HttpKeys.WEBHOOKS,
                    HttpKeys.FLOWS,
                    HttpKeys.OPERATORS,
                    HttpKeys.CONNECTIONS,
                    OrgKeys.ORGS,
                    ContactCenterKeys.CENTERS,
                    ContactCenterKeys.INTERACTIONS,
                    InstanceKeys.KAFKA,
                    InstanceKeys.INSTANCE,
                    OrgKeys.WEBEX);

    /** All keys. */
    public static final List<KnownKey> ALL =
            GROUPS.stream().flatMap(group -> group.keys().stream()).toList();

    private KnownKeys() {}

    /**
     * Keys that belong together.
     *
     * @param title the heading in the reference
     * @param introduction one paragraph above the keys
     */
    public record Group(String title, String introduction, List<KnownKey> keys) {
        public Group {
            keys = List.copyOf(keys);
        }
    }

    /** The known key or family that this key belongs to. */
    public static Optional<KnownKey> matching(String key) {
        return ALL.stream().filter(known -> known.namesIn(key).isPresent()).findFirst();
    }

    /**
     * What the value of a key may be.
     *
     * @throws IllegalStateException when there is no such key
     */
    public static ValueKind kindOf(String key) {
        return matching(key)
                .map(KnownKey::kind)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "Expected " + key + " in the tables of keys, but it is in none"));
    }

    /** The value when the key is not set; null without one. */
    public static @Nullable String defaultOf(String key) {
        return matching(key).map(KnownKey::defaultValue).orElse(null);
    }
}
