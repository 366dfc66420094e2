package dev.tandem.app.configuration.keys;

import static dev.tandem.app.configuration.keys.KnownKey.key;
import static dev.tandem.app.configuration.keys.ValueKind.directory;
import static dev.tandem.app.configuration.keys.ValueKind.duration;
import static dev.tandem.app.configuration.keys.ValueKind.number;
import static dev.tandem.app.configuration.keys.ValueKind.text;
import static dev.tandem.app.configuration.keys.ValueKind.url;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The keys of Kafka, the topics and the instance itself. */
public final class InstanceKeys {
    private static final Map<String, String> HELD =
            Map.of(
                    "webex-events", "what Webex and the flows sent, byte for byte",
                    "wake-ups", "the timers of the interactions",
                    "salesforce-commands", "the calls to Salesforce that were decided",
                    "salesforce-starts", "which calls to Salesforce were begun",
                    "salesforce-results", "what Salesforce answered",
                    "interaction-journal", "the timelines that operators read",
                    "dead-letters", "events and commands that could not be used",
                    "operator-actions", "who did what at the console, and which orgs are paused");

    /** The audit log is kept longer than what it is about. */
    private static final Map<String, String> KEPT_OTHERWISE = Map.of("operator-actions", "P90D");

    static final KnownKeys.Group KAFKA =
            new KnownKeys.Group(
                    "Kafka and topics",
                    "Tandem uses the cluster that kafka.bootstrap.servers names (see \"Keys of"
                            + " Kafka and Quarkus\" below). Where that key is not set, it starts a"
                            + " single Kafka broker in its own process.",
                    kafka());

    static final KnownKeys.Group INSTANCE =
            new KnownKeys.Group(
                    "The instance",
                    "Where one running program keeps its state, and where the others reach it.",
                    List.of(
                            key(
                                            "tandem.state.directory",
                                            directory(),
                                            "The directory of the Kafka Streams state. One running"
                                                    + " instance uses it at a time. It can be lost:"
                                                    + " the state is restored from Kafka.")
                                    .byDefault("data/streams")
                                    .example("/var/lib/tandem/streams"),
                            key(
                                            "tandem.instance.url",
                                            url("http://host:port or https://host:port"),
                                            "The address at which the other instances reach this"
                                                    + " one, to answer questions about interactions"
                                                    + " that it owns.")
                                    .otherwise("`http://<machine name>:<quarkus.http.port>`")
                                    .example("http://tandem-0.tandem:8080")));

    private InstanceKeys() {}

    private static List<KnownKey> kafka() {
        List<KnownKey> keys = new ArrayList<>();
        keys.add(
                key(
                                "tandem.embedded-kafka.directory",
                                directory(),
                                "The data directory of the broker in this process. It holds every"
                                        + " accepted event; do not delete it.")
                        .byDefault("data/kafka")
                        .example("/var/lib/tandem/kafka"));
        keys.add(
                key(
                                "tandem.embedded-kafka.port",
                                number(0, 65_535),
                                "The port of the broker in this process, on 127.0.0.1 only; 0 takes"
                                        + " a free one.")
                        .byDefault("9092")
                        .example("19092"));
        keys.add(
                key(
                                "tandem.topics.prefix",
                                text("letters, digits, '.', '_' and '-', at most 200"),
                                "The text in front of the name of each topic and consumer group."
                                        + " Two deployments on one cluster need different ones.")
                        .byDefault("tandem.")
                        .example("tandem-test."));
        keys.add(
                key(
                                "tandem.topics.partitions",
                                number(1, 1000),
                                "The number of partitions of each topic. It cannot change once"
                                    + " there are calls, because it decides which instance owns a"
                                    + " call.")
                        .byDefault("12")
                        .example("24"));
        keys.add(
                key(
                                "tandem.topics.replication-factor",
                                number(1, 32),
                                "On how many brokers each record is stored. It must not be above"
                                    + " the number of brokers; the broker in this process is one.")
                        .otherwise("1 with the broker in this process, 3 with a cluster")
                        .example("2"));
        for (String topic : KnownKeys.TOPICS) {
            keys.add(
                    key(
                                    "tandem.topics." + topic + ".retention",
                                    duration(Duration.ofMinutes(1), Duration.ofDays(3650)),
                                    "How long the topic "
                                            + topic
                                            + " keeps its records: "
                                            + HELD.get(topic)
                                            + ". They hold personal data. An existing topic is"
                                            + " changed at the next start.")
                            .byDefault(KEPT_OTHERWISE.getOrDefault(topic, "P7D"))
                            .example("P30D"));
        }
        return keys;
    }
}
