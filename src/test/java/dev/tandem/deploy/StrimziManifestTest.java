package dev.tandem.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.files.Manifests;
import io.fabric8.kubernetes.client.CustomResource;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.KafkaUserScramSha512ClientAuthentication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The objects for Strimzi are read strictly by Strimzi's own models of them. */
class StrimziManifestTest {
    private static final Path MANIFEST = Path.of("deploy/strimzi/kafka.yaml");

    private static final Map<String, Class<? extends CustomResource<?, ?>>> MODELS =
            Map.of(
                    "Kafka", Kafka.class,
                    "KafkaNodePool", KafkaNodePool.class,
                    "KafkaTopic", KafkaTopic.class,
                    "KafkaUser", KafkaUser.class);

    @Test
    void every_object_has_the_fields_of_its_model_in_the_current_version_alone()
            throws IOException {
        List<JsonNode> objects = Manifests.read(MANIFEST);
        assertThat(objects).hasSizeGreaterThan(8);
        for (JsonNode object : objects) {
            Class<? extends CustomResource<?, ?>> model = MODELS.get(object.path("kind").asText());
            assertThat(model).as(object.path("kind").asText()).isNotNull();
            assertThat(object.path("apiVersion").asText()).isEqualTo("kafka.strimzi.io/v1");
            assertThat(StrictModels.read(object, model).getSpec()).as("%s", object).isNotNull();
        }
    }

    @Test
    void the_user_is_one_that_the_listener_of_the_cluster_knows() throws IOException {
        Kafka kafka = StrictModels.read(only("Kafka"), Kafka.class);
        KafkaUser user = StrictModels.read(only("KafkaUser"), KafkaUser.class);
        assertThat(kafka.getSpec().getKafka().getListeners())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.isTls()).isTrue();
                    assertThat(it.getAuth().getType())
                            .isEqualTo(user.getSpec().getAuthentication().getType());
                });
        assertThat(user.getSpec().getAuthentication())
                .isInstanceOf(KafkaUserScramSha512ClientAuthentication.class);
        assertThat(user.getSpec().getAuthorization())
                .isInstanceOfSatisfying(
                        KafkaUserAuthorizationSimple.class,
                        it ->
                                assertThat(it.getAcls())
                                        .isNotEmpty()
                                        .allSatisfy(acl ->
                                                assertThat(acl.getOperations())
                                                        .isNotEmpty()
                                                        .doesNotContainNull()));
    }

    @ParameterizedTest
    @CsvSource({
        "KafkaTopic, /spec, partition",
        "KafkaUser, /spec/authorization/acls/0, operationz",
        "KafkaUser, /spec/authorization/acls/0, operation",
        "Kafka, /spec, zookeeper",
        "Kafka, /spec/kafka, replicas",
        "KafkaUser, /spec/authorization/acls/0/resource, pattern",
        "Kafka, /spec/kafka/listeners/0, tlss",
        "Kafka, /spec/entityOperator, topicsOperator",
        "KafkaNodePool, /spec/storage/volumes/0, sizes"
    })
    void a_mistyped_field_and_one_of_an_earlier_version_are_found(
            String kind, String place, String field) throws IOException {
        JsonNode object = only(kind);
        ((ObjectNode) object.at(place)).put(field, 1);
        assertThatThrownBy(() -> StrictModels.read(object, MODELS.get(kind)))
                .hasMessageContaining(field);
    }

    /** The first object of that kind. */
    private static JsonNode only(String kind) throws IOException {
        return Manifests.ofKind(kind, MANIFEST).getFirst();
    }
}
