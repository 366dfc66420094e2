package dev.tandem.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an object of KEDA may have, as its reference for {@code keda.sh/v1alpha1} names it: KEDA
 * publishes no models to read it by.
 */
record ScaledObject(String apiVersion, String kind, Map<String, Object> metadata, Spec spec) {
    /** The metadata of KEDA's scaler for Prometheus, as its reference names them. */
    private static final Set<String> PROMETHEUS_SCALER =
            Set.of(
                    "serverAddress",
                    "query",
                    "threshold",
                    "activationThreshold",
                    "namespace",
                    "customHeaders",
                    "queryParameters",
                    "ignoreNullValues",
                    "unsafeSsl",
                    "timeout",
                    "authModes");

    record Spec(
            Target scaleTargetRef,
            Integer pollingInterval,
            Integer cooldownPeriod,
            Integer initialCooldownPeriod,
            Integer idleReplicaCount,
            Integer minReplicaCount,
            Integer maxReplicaCount,
            Map<String, Object> fallback,
            Map<String, Object> advanced,
            List<Trigger> triggers) {}

    record Target(String apiVersion, String kind, String name, String envSourceContainerName) {}

    record Trigger(
            String type,
            String name,
            String metricType,
            Boolean useCachedMetrics,
            Map<String, String> metadata,
            Map<String, String> authenticationRef) {}

    /** Fails unless KEDA takes the object, and it scales these pods. */
    static void check(JsonNode object, JsonNode pods) throws IOException {
        ScaledObject scaled = StrictModels.read(object, ScaledObject.class);
        assertThat(scaled.apiVersion()).isEqualTo("keda.sh/v1alpha1");
        assertThat(scaled.spec().scaleTargetRef())
                .isEqualTo(
                        new Target(
                                pods.path("apiVersion").asText(),
                                pods.path("kind").asText(),
                                pods.at("/metadata/name").asText(),
                                null));
        assertThat(scaled.spec().minReplicaCount()).isBetween(1, scaled.spec().maxReplicaCount());
        assertThat(object.at("/spec/triggers")).isNotEmpty();
        for (JsonNode trigger : object.at("/spec/triggers")) {
            assertThat(trigger.path("type").asText()).isEqualTo("prometheus");
            assertThat(trigger.path("metadata").fieldNames())
                    .toIterable()
                    .contains("serverAddress", "query", "threshold")
                    .isSubsetOf(PROMETHEUS_SCALER);
            // A cluster refuses a number where the definition has a text.
            assertThat(trigger.path("metadata")).allMatch(JsonNode::isTextual);
        }
    }
}
