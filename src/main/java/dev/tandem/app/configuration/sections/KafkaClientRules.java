package dev.tandem.app.configuration.sections;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * Which keys {@code kafka.*} may be set: all that the clients know, except those that break a
 * guarantee. All Kafka clients of the program receive these keys, also Kafka Streams those of a
 * producer. Names that no client knows are accepted: they belong to plug-ins or an orchestrator.
 */
public final class KafkaClientRules {
    private static final String PREFIX = "kafka.";

    /** In Kafka Streams, a client's key with one of these prefixes overrides the key without it. */
    private static final List<String> STREAMS_PREFIXES =
            List.of(
                    "main.consumer.",
                    "restore.consumer.",
                    "global.consumer.",
                    "consumer.",
                    "producer.",
                    "admin.");

    private static final String NAMED_BY_TANDEM =
            "Tandem names its clients, groups and transactions itself, because restarts and several"
                    + " instances rely on these names; remove it.";
    private static final String BYTES_ONLY =
            "Tandem reads and writes bytes and decodes them itself; remove it.";
    private static final String EXACTLY_ONCE =
            "Tandem sets it for each of its clients, because no event may be lost and no decision"
                    + " taken twice; remove it.";
    private static final String NO_SKIPPING =
            "Tandem writes a dead letter for what it cannot read; a handler that skips records"
                    + " would lose calls; remove it.";
    private static final String KEYED =
            "the key alone determines an interaction's partition, for Tandem and for all other"
                    + " producers of its topics; remove it.";
    private static final String ONE_KIND_ONLY =
            "all Kafka clients receive it, but the classes for consumers and producers differ;"
                    + " remove it.";

    private static final Map<String, String> REFUSED = refused();

    /** Keys that may be set only to the value that Tandem sets. */
    private static final Map<String, Set<String>> FIXED =
            Map.of(
                    ProducerConfig.ACKS_CONFIG, Set.of("all", "-1"),
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, Set.of("true"),
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, Set.of("false"),
                    ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, Set.of("false"),
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, Set.of("earliest"),
                    StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                            Set.of(StreamsConfig.EXACTLY_ONCE_V2));

    /** Inclusive bounds where Kafka's own are wider than the guarantees allow. */
    private static final Map<String, Bounds> BOUNDED =
            Map.of(
                    ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, new Bounds(1, 5),
                    ProducerConfig.RETRIES_CONFIG, new Bounds(1, Integer.MAX_VALUE),
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                            new Bounds(1_048_576, Integer.MAX_VALUE));

    private static final List<ConfigDef> CLIENTS =
            List.of(
                    ProducerConfig.configDef(),
                    ConsumerConfig.configDef(),
                    AdminClientConfig.configDef(),
                    StreamsConfig.configDef());

    private record Bounds(long least, long most) {}

    private KafkaClientRules() {}

    /**
     * Records what is wrong.
     *
     * @param properties the clients' properties, without the prefix {@code kafka.}
     */
    public static void check(Map<String, String> properties, ConfigurationFaults faults) {
        properties.forEach((name, value) -> {
            if (!value.isBlank() && !name.equals("bootstrap.servers")) {
                check(name, value.strip(), faults);
            }
        });
    }

    private static void check(String name, String value, ConfigurationFaults faults) {
        String bare = withoutStreamsPrefix(name);
        String refusal = REFUSED.get(bare);
        Set<String> fixed = FIXED.get(bare);
        if (refusal != null) {
            faults.say(PREFIX + name, refusal);
        } else if (fixed != null && !fixed.contains(value)) {
            faults.wrong(
                    PREFIX + name,
                    value,
                    "it must be %s: %s"
                            .formatted(fixed.stream().sorted().toList().getLast(), EXACTLY_ONCE));
        } else {
            checkValue(name, bare, value, faults);
        }
    }

    private static void checkValue(
            String name, String bare, String value, ConfigurationFaults faults) {
        ConfigDef.ConfigKey key = keyOf(bare);
        if (key == null) {
            return;
        }
        Object parsed;
        try {
            parsed = ConfigDef.parseType(bare, value, key.type);
            if (key.validator != null) {
                key.validator.ensureValid(bare, parsed);
            }
        } catch (ConfigException e) {
            addFault(name, value, key, rule(key, e), faults);
            return;
        }
        Bounds bounds = BOUNDED.get(bare);
        if (bounds != null
                && parsed instanceof Number number
                && (number.longValue() < bounds.least || number.longValue() > bounds.most)) {
            addFault(
                    name,
                    value,
                    key,
                    "it must be between %d and %d, or events could be lost or out of order."
                            .formatted(bounds.least, bounds.most),
                    faults);
        }
    }

    private static ConfigDef.@Nullable ConfigKey keyOf(String name) {
        return CLIENTS.stream()
                .map(it -> it.configKeys().get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static void addFault(
            String name,
            String value,
            ConfigDef.ConfigKey key,
            String rule,
            ConfigurationFaults faults) {
        if (key.type == ConfigDef.Type.PASSWORD) {
            faults.say(PREFIX + name, rule);
        } else {
            faults.wrong(PREFIX + name, value, rule);
        }
    }

    /** Kafka's message begins with the key and the value, which the fault already names. */
    private static String rule(ConfigDef.ConfigKey key, ConfigException e) {
        String type =
                switch (key.type) {
                    case BOOLEAN -> "true or false";
                    case INT, SHORT, LONG -> "a whole number";
                    case DOUBLE -> "a number";
                    case CLASS -> "the name of a class that the program can load";
                    case LIST -> "a list, separated by commas";
                    case STRING, PASSWORD -> "a text";
                };
        String message = String.valueOf(e.getMessage());
        int own = message.indexOf(": ", message.indexOf("for configuration"));
        String detail =
                own < 0 || key.type == ConfigDef.Type.PASSWORD
                        ? ""
                        : " (" + message.substring(own + 2) + ")";
        return "Kafka's clients expect " + type + detail + "; correct or remove it.";
    }

    private static String withoutStreamsPrefix(String name) {
        return STREAMS_PREFIXES.stream()
                .filter(name::startsWith)
                .findFirst()
                .map(it -> name.substring(it.length()))
                .orElse(name);
    }

    private static Map<String, String> refused() {
        Map<String, String> refused = new HashMap<>();
        refuse(
                refused,
                NAMED_BY_TANDEM,
                "client.id",
                "group.id",
                "group.instance.id",
                "group.protocol",
                "group.remote.assignor",
                "partition.assignment.strategy",
                "transactional.id",
                "application.id",
                "application.server",
                "state.dir");
        refuse(
                refused,
                BYTES_ONLY,
                "key.serializer",
                "value.serializer",
                "key.deserializer",
                "value.deserializer",
                "default.key.serde",
                "default.value.serde");
        refuse(
                refused,
                NO_SKIPPING,
                "deserialization.exception.handler",
                "default.deserialization.exception.handler",
                "processing.exception.handler",
                "production.exception.handler",
                "default.production.exception.handler");
        refuse(
                refused,
                EXACTLY_ONCE,
                "isolation.level",
                "default.timestamp.extractor",
                "default.client.supplier");
        refuse(refused, KEYED, "partitioner.class", "partitioner.ignore.keys");
        refuse(refused, ONE_KIND_ONLY, "interceptor.classes");
        return Map.copyOf(refused);
    }

    private static void refuse(Map<String, String> refused, String reason, String... names) {
        for (String name : names) {
            refused.put(name, reason);
        }
    }
}
