package dev.tandem.ops.metrics.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.decision.Transition;
import dev.tandem.domain.state.Interaction;
import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.kafka.ClientMetrics;
import dev.tandem.process.InteractionStreams;
import dev.tandem.process.ScriptedCalls;
import dev.tandem.process.settings.StreamsBench;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("deprecation") // The registry that Quarkus brings.
class KafkaClientMetersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path broker;
    @TempDir Path state;

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private KafkaClientMeters meters;
    private EmbeddedKafka kafka;
    private StreamsBench bench;

    @BeforeEach
    void start() {
        registry.config().meterFilter(new KafkaSeries());
        meters = new KafkaClientMeters(registry, Duration.ofMillis(500));
        kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(broker));
        bench = new StreamsBench(kafka.bootstrapServers(), "m-", state).measuredBy(meters);
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void kafka_streams_shows_lag_rates_latencies_and_rebalances_in_few_series() throws Exception {
        try (InteractionStreams streams = bench.started()) {
            bench.send("call", "one");
            await().atMost(PATIENCE)
                    .until(() -> StreamsBench.timeline(streams, "call"), List.of("one")::equals);
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(series())
                                    .anyMatch(
                                            has("consumer_fetch_manager_records_lag{", "Thread-1"))
                                    .anyMatch(has("consumer_fetch_manager_records_consumed_rate"))
                                    .anyMatch(has("consumer_coordinator_rebalance_total"))
                                    .anyMatch(has("producer_request_latency_avg", "Thread-1"))
                                    .anyMatch(has("stream_thread_process_latency_avg"))
                                    .anyMatch(has("records_lag{", "tandem-timelines")));
            assertThat(series()).hasSizeLessThan(250);
        }
        assertThat(series()).isEmpty();
    }

    @Test
    void a_client_that_is_rebuilt_leaves_no_series_behind() throws Exception {
        AtomicBoolean failed = new AtomicBoolean();
        try (InteractionStreams streams =
                bench.starting(
                        bench.topics(), (before, input) -> failingOnce(failed, before, input))) {
            await().atMost(PATIENCE).until(streams::ranOnce);
            bench.send("call", "one");
            await().atMost(PATIENCE)
                    .until(() -> StreamsBench.timeline(streams, "call"), List.of("one")::equals);
            assertThat(failed).isTrue();
            assertThat(series().stream().filter(has("stream_alive_stream_threads"))).hasSize(1);
        }
        assertThat(series()).isEmpty();
    }

    private static Transition failingOnce(
            AtomicBoolean failed, Interaction before, InteractionInput input) {
        if (!failed.getAndSet(true)) {
            throw new KafkaException("the first decision fails");
        }
        return ScriptedCalls.decide(before, input);
    }

    @Test
    void a_plain_consumer_and_a_plain_producer_show_theirs_until_they_are_unbound()
            throws Exception {
        Map<String, Object> properties =
                Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "client.id", "plain",
                        "group.id", "plain",
                        "auto.offset.reset", "earliest");
        try (Admin admin =
                Admin.create(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("plain", 1, (short) 1))).all().get();
        }
        try (var producer =
                        new KafkaProducer<>(
                                properties, new ByteArraySerializer(), new ByteArraySerializer());
                var consumer =
                        new KafkaConsumer<>(
                                properties,
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer())) {
            ClientMetrics.Binding produced = meters.bind(producer);
            ClientMetrics.Binding consumed = meters.bind(consumer);
            producer.send(new ProducerRecord<>("plain", new byte[1])).get();
            consumer.subscribe(List.of("plain"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        consumer.poll(Duration.ofMillis(100));
                        assertThat(series())
                                .anyMatch(has("consumer_fetch_manager_records_lag{", "plain"))
                                .anyMatch(has("consumer_coordinator_rebalance_total", "plain"))
                                .anyMatch(has("producer_record_send_rate", "plain"));
                    });
            consumed.close();
            assertThat(series()).noneMatch(has("kafka_consumer"));
            produced.close();
            produced.close();
            assertThat(series()).isEmpty();
        }
    }

    private static Predicate<String> has(String... parts) {
        return line -> Stream.of(parts).allMatch(line::contains);
    }

    private List<String> series() {
        return registry.scrape().lines().filter(line -> line.startsWith("kafka_")).toList();
    }
}
