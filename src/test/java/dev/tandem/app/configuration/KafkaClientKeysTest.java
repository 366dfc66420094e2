package dev.tandem.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.values.GivenConfiguration;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaClientKeysTest {
    @TempDir private Path directory;

    @ParameterizedTest
    @CsvSource({
        "acks, 0",
        "acks, 1",
        "acks, 2",
        "producer.acks, 1",
        "enable.idempotence, false",
        "isolation.level, read_uncommitted",
        "main.consumer.isolation.level, read_uncommitted",
        "transactional.id, mine",
        "max.in.flight.requests.per.connection, 6",
        "retries, 0",
        "max.request.size, 1000",
        "key.serializer, org.apache.kafka.common.serialization.StringSerializer",
        "value.deserializer, org.apache.kafka.common.serialization.StringDeserializer",
        "default.value.serde, org.apache.kafka.common.serialization.Serdes$StringSerde",
        "group.id, mine",
        "main.consumer.group.instance.id, mine",
        "group.protocol, consumer",
        "client.id, mine",
        "application.id, mine",
        "state.dir, /tmp/mine",
        "partition.assignment.strategy, org.apache.kafka.clients.consumer.RangeAssignor",
        "processing.guarantee, at_least_once",
        "auto.offset.reset, latest",
        "enable.auto.commit, true",
        "partitioner.ignore.keys, true",
        "interceptor.classes, com.example.Interceptor",
        "deserialization.exception.handler, com.example.Skips",
    })
    void a_key_that_would_break_a_promise_is_refused_by_name(String key, String value) {
        assertThat(smallest().with("kafka." + key, value).sentences())
                .singleElement()
                .asString()
                .startsWith("kafka." + key);
    }

    @ParameterizedTest
    @CsvSource({
        "request.timeout.ms, abc, a whole number",
        "request.timeout.ms, -1, a whole number",
        "linger.ms, soon, a whole number",
        "check.crcs, perhaps, true or false",
        "security.protocol, TLS, a text",
        "sasl.login.callback.handler.class, com.example.Nowhere, the name of a class",
        "consumer.max.poll.records, many, a whole number",
    })
    void a_value_that_the_clients_cannot_read_is_refused_by_name(
            String key, String value, String rule) {
        assertThat(smallest().with("kafka." + key, value).sentences())
                .singleElement()
                .asString()
                .startsWith("kafka." + key + " is '" + value + "', but Kafka's clients expect ")
                .contains(rule);
    }

    @Test
    void a_variable_is_refused_as_a_variable() {
        assertThat(smallest().variable("KAFKA_ACKS", "1").sentences())
                .singleElement()
                .asString()
                .startsWith("The environment variable KAFKA_ACKS")
                .contains("it must be all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acks=all",
                "acks=-1",
                "enable.idempotence=true",
                "security.protocol=SASL_SSL",
                "sasl.mechanism=PLAIN",
                "request.timeout.ms=15000",
                "ssl.truststore.type=PEM",
                "max.in.flight.requests.per.connection=1",
                "a.plug.in.of.mine=whatever"
            })
    void other_keys_reach_the_clients(String setting) {
        String[] parts = setting.split("=", 2);
        assertThat(smallest().with("kafka." + parts[0], parts[1]).sentences()).isEmpty();
    }

    @Test
    void what_an_orchestrator_puts_into_the_environment_is_no_fault() {
        assertThat(
                        smallest()
                                .variable("KAFKA_PORT", "tcp://10.0.0.1:9092")
                                .variable("KAFKA_SERVICE_HOST", "10.0.0.1")
                                .variable("KAFKA_HOME", "/opt/kafka")
                                .sentences())
                .isEmpty();
    }

    private GivenConfiguration smallest() {
        return GivenConfiguration.smallest(directory);
    }
}
