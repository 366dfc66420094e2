package dev.tandem.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {

    @Test
    void a_client_gets_its_properties_as_they_were_written() {
        Map<String, Object> read =
                new HashMap<>(
                        Map.of("ssl.key.password", "123", "metadata.max.idle.ms", "3.1536E11"));
        Map<String, String> written =
                Map.of("ssl.key.password", "0123", "metadata.max.idle.ms", "315360000000");

        assertThat(new ClientProperties().customize("events", config(written), read))
                .isEqualTo(written);
    }

    @Test
    void the_connector_does_not_retry_and_the_producer_does() {
        Map<String, Object> properties = ChannelProperties.outgoing("a-client", 10).asMap();
        Map<String, String> written = new HashMap<>();
        properties.forEach((name, value) -> written.put(name, value.toString()));
        assertThat(properties).containsEntry("retries", "0");

        assertThat(
                        new ClientProperties()
                                .customize("events", config(written), new HashMap<>(properties)))
                .containsEntry("retries", Integer.toString(Integer.MAX_VALUE))
                .doesNotContainKey(ChannelProperties.PRODUCER_RETRIES);
    }

    private static SmallRyeConfig config(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .build();
    }
}
