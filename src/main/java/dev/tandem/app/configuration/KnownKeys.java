package dev.tandem.app.configuration;

import static dev.tandem.app.configuration.KnownKey.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every key below {@code tandem.} with its default: the one place that knows them. */
final class KnownKeys {
    static final String ORG = "tandem.salesforce.orgs.<org>.";
    static final String CENTER = "tandem.contact-centers.<name>.";

    /** The topics by the word that stands in their retention's key. */
    static final List<String> TOPICS =
            List.of(
                    "webex-events",
                    "wake-ups",
                    "salesforce-commands",
                    "salesforce-results",
                    "interaction-journal",
                    "dead-letters");

    private static final List<KnownKey> KAFKA =
            List.of(
                    key("tandem.embedded-kafka.directory", "data/kafka"),
                    key("tandem.embedded-kafka.port", "9092"),
                    key("tandem.state.directory", "data/streams"),
                    key("tandem.instance.url"),
                    key("tandem.topics.prefix", "tandem."),
                    key("tandem.topics.partitions", "12"),
                    key("tandem.topics.replication-factor"));

    private static final List<KnownKey> DOORS =
            List.of(
                    key("tandem.webhook.secrets-file"),
                    key("tandem.webhook.allow-unsigned", "false"),
                    key("tandem.webhook.timestamp-tolerance", "PT5M"),
                    key("tandem.webhook.max-body-size", "65536"),
                    key("tandem.webhook.reject-status", "401"),
                    key("tandem.webhook.acknowledge-within", "PT2S"),
                    key("tandem.flow.keys-file"),
                    key("tandem.flow.wait", "PT1.5S"),
                    key("tandem.flow.max-waiters", "10000"),
                    key("tandem.flow.start-door", "any"),
                    key("tandem.console.keys-file"));

    private static final List<KnownKey> ORGS =
            List.of(
                    key(ORG + "instance-url"),
                    key(ORG + "token-url"),
                    key(ORG + "auth", "jwt-bearer"),
                    key(ORG + "client-id"),
                    key(ORG + "client-secret-file"),
                    key(ORG + "username"),
                    key(ORG + "audience"),
                    key(ORG + "private-key-file"),
                    key(ORG + "max-concurrency", "20"),
                    key(ORG + "verify-before-repeat", "false"),
                    key(ORG + "timeouts.create", "PT5S"),
                    key(ORG + "timeouts.omni-flow", "PT5S"),
                    key(ORG + "timeouts.clear", "PT2S"),
                    key(ORG + "timeouts.update", "PT5S"),
                    key(ORG + "deadlines.create", "PT5M"),
                    key(ORG + "deadlines.omni-flow", "PT20S"),
                    key(ORG + "deadlines.clear", "PT10M"),
                    key(ORG + "deadlines.update", "PT24H"));

    private static final List<KnownKey> CENTERS =
            List.of(
                    key(CENTER + "org"),
                    key(CENTER + "match.dialed-number"),
                    key(CENTER + "match.webex-org-id"),
                    key(CENTER + "match.entry-point-id"),
                    key(CENTER + "call-center-dev-name"),
                    key(CENTER + "cert-dev-name"),
                    key(CENTER + "withheld-number", "anonymous"),
                    key(CENTER + "call-attributes.<Field__c>"),
                    key(CENTER + "omni-flow.enabled", "true"),
                    key(CENTER + "omni-flow.flow-dev-name"),
                    key(CENTER + "omni-flow.fallback-queue"),
                    key(CENTER + "omni-flow.input-parameters.<parameter>"),
                    key(CENTER + "phone-number-translation"),
                    key(CENTER + "abandon.grace", "PT10S"),
                    key(CENTER + "abandon.grace-when-ringing", "PT30S"),
                    key(CENTER + "abandon.disconnect-reason", "Abandoned in queue"),
                    key(CENTER + "abandon.is-error", "true"),
                    key(CENTER + "abandon.before-queue.disconnect-reason"),
                    key(CENTER + "abandon.before-queue.is-error"),
                    key(CENTER + "abandon.in-queue.disconnect-reason"),
                    key(CENTER + "abandon.in-queue.is-error"),
                    key(CENTER + "abandon.while-ringing.disconnect-reason"),
                    key(CENTER + "abandon.while-ringing.is-error"),
                    key(CENTER + "abandon.self-service.disconnect-reason", "Ended in self-service"),
                    key(CENTER + "abandon.self-service.is-error", "false"),
                    key(CENTER + "missed-calls", "update-only"),
                    key(CENTER + "answered-calls", "leave"));

    private static final List<KnownKey> INTERACTIONS =
            List.of(
                    key("tandem.interactions.retention", "PT24H"),
                    key("tandem.interactions.orphan-wait", "PT60S"),
                    key("tandem.interactions.lost-after", "PT24H"),
                    key("tandem.interactions.start-wait", "PT3S"),
                    key("tandem.interactions.lost-end", "PT60S"));

    static final List<KnownKey> ALL =
            Stream.of(KAFKA, retentions(), DOORS, ORGS, CENTERS, INTERACTIONS)
                    .flatMap(List::stream)
                    .toList();

    private KnownKeys() {}

    /** The known key that this one is, or belongs to. */
    static Optional<KnownKey> matching(String key) {
        return ALL.stream().filter(known -> known.namesIn(key).isPresent()).findFirst();
    }

    static @Nullable String defaultOf(String key) {
        return matching(key).map(KnownKey::defaultValue).orElse(null);
    }

    private static List<KnownKey> retentions() {
        List<KnownKey> keys = new ArrayList<>();
        TOPICS.forEach(topic -> keys.add(key("tandem.topics." + topic + ".retention", "P7D")));
        return keys;
    }
}
