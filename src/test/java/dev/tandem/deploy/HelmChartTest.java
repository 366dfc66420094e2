package dev.tandem.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import dev.tandem.app.configuration.keys.KnownKeys;
import dev.tandem.files.Manifests;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart renders objects that a cluster takes and the program understands. */
class HelmChartTest {
    private static final Path CHART = Path.of("helm/tandem");
    private static final String KUBERNETES = "1.31.0";
    private static final Path VALUES = Path.of("src/test/resources/helm");

    private static final Map<String, Class<?>> MODELS =
            Map.ofEntries(
                    Map.entry("ConfigMap", ConfigMap.class),
                    Map.entry("Secret", Secret.class),
                    Map.entry("Service", Service.class),
                    Map.entry("ServiceAccount", ServiceAccount.class),
                    Map.entry("StatefulSet", StatefulSet.class),
                    Map.entry("HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
                    Map.entry("PodDisruptionBudget", PodDisruptionBudget.class),
                    Map.entry("NetworkPolicy", NetworkPolicy.class),
                    Map.entry("Ingress", Ingress.class),
                    Map.entry("HTTPRoute", HTTPRoute.class),
                    Map.entry("ServiceMonitor", ServiceMonitor.class),
                    Map.entry("PrometheusRule", PrometheusRule.class),
                    Map.entry("ScaledObject", ScaledObject.class));

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({"minimal, 7", "full, 13", "hpa, 8", "keda-gateway, 8", "client-credentials, 5"})
    void every_object_is_read_strictly(String values, int objects) throws IOException {
        List<JsonNode> rendered = render(values);
        for (JsonNode object : rendered) {
            Class<?> model = MODELS.get(object.path("kind").asText());
            assertThat(model).as(object.path("kind").asText()).isNotNull();
            assertThat(StrictModels.read(object, model)).isNotNull();
            assertThat(object.at("/metadata/labels/app.kubernetes.io~1instance").asText())
                    .isEqualTo("calls");
        }
        assertThat(rendered).hasSize(objects);
    }

    @Test
    void a_mistyped_field_is_found() throws IOException {
        JsonNode set = only(render("minimal"), "StatefulSet");
        ((ObjectNode) set.path("spec")).put("replicass", 1);
        assertThatThrownBy(() -> StrictModels.read(set, StatefulSet.class))
                .hasMessageContaining("replicass");
    }

    @Test
    void kedas_object_scales_the_pods_by_a_query_that_its_scaler_knows() throws IOException {
        List<JsonNode> rendered = render("keda-gateway");
        ScaledObject.check(only(rendered, "ScaledObject"), only(rendered, "StatefulSet"));
    }

    @Test
    void it_passes_helms_own_check() throws IOException {
        Path copy = copyOfChart();
        Path values = copy.resolve("values.yaml");
        String text = Files.readString(values);
        Files.writeString(
                values, text.replace("bootstrapServers: \"\"", "bootstrapServers: kafka:9092"));
        LintResult result = new Helm(copy).lint().strict().quiet().call();
        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "full", "hpa", "keda-gateway", "client-credentials"})
    void the_configuration_has_only_keys_that_the_program_knows(String values) throws IOException {
        Properties configuration = configuration(values);
        for (String key : configuration.stringPropertyNames()) {
            if (key.startsWith("tandem.")) {
                assertThat(KnownKeys.matching(key)).as(key).isPresent();
            } else {
                assertThat(key).matches("(kafka|quarkus)\\..*");
            }
        }
    }

    @Test
    void ports_probes_and_files_agree_with_the_configuration() throws IOException {
        Properties configuration = configuration("full");
        JsonNode pod = only(render("full"), "StatefulSet").at("/spec/template/spec");
        JsonNode container = pod.path("containers").path(0);
        assertThat(port(container, "http")).isEqualTo(configuration.get("quarkus.http.port"));
        assertThat(port(container, "management"))
                .isEqualTo(configuration.get("quarkus.management.port"));
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            assertThat(container.path(probe).at("/httpGet/port").asText()).isEqualTo("management");
        }
        List<String> mounts = texts(container.path("volumeMounts"), "mountPath");
        configuration.forEach((key, value) -> {
            if (key.toString().endsWith("-file")) {
                assertThat(mounts)
                        .as(value.toString())
                        .contains(Path.of(value.toString()).getParent().toString());
            }
        });
        assertThat(mounts).contains("/work/config");
        assertThat(configuration.getProperty("tandem.state.directory"))
                .startsWith("/var/lib/tandem");
        assertThat(texts(pod.path("volumes"), "name"))
                .containsAll(
                        texts(container.path("volumeMounts"), "name").stream()
                                .filter(it -> !it.equals("state"))
                                .toList());
    }

    private static String port(JsonNode container, String name) {
        for (JsonNode port : container.path("ports")) {
            if (port.path("name").asText().equals(name)) {
                return port.path("containerPort").asText();
            }
        }
        throw new AssertionError("no port " + name);
    }

    @Test
    void the_pod_fits_the_restricted_profile_and_has_no_secret_in_its_environment()
            throws IOException {
        JsonNode pod = only(render("full"), "StatefulSet").at("/spec/template/spec");
        JsonNode container = pod.path("containers").path(0);
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                .isEqualTo("RuntimeDefault");
        JsonNode security = container.path("securityContext");
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(container.path("env").toString()).doesNotContain("secretKeyRef");
        assertThat(container.has("envFrom")).isFalse();
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    }

    @Test
    void only_the_doors_are_reached_from_outside() throws IOException {
        List<String> paths = new ArrayList<>();
        only(render("full"), "Ingress")
                .at("/spec/rules/0/http/paths")
                .forEach(it -> {
                    assertThat(it.path("pathType").asText()).isEqualTo("Exact");
                    paths.add(it.path("path").asText());
                });
        assertThat(paths).containsExactly("/webhooks/webex", "/flow/events", "/flow/check");
        List<String> matches = new ArrayList<>();
        only(render("keda-gateway"), "HTTPRoute")
                .at("/spec/rules/0/matches")
                .forEach(it -> matches.add(it.at("/path/value").asText()));
        assertThat(matches).isEqualTo(paths);
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.bootstrapServers, not-an-address, kafka/bootstrapServers",
        "replica, 2, replica",
        "replicas, 0, replicas",
        "autoscaling.kind, manual, autoscaling/kind",
        "image.pullPolicy, Sometimes, image/pullPolicy",
        "orgs.main.instanceUrl, https://a.my.salesforce.com, orgs/main",
        "persistence.size, large, persistence/size"
    })
    void a_wrong_value_is_refused_by_the_schema(String key, String value, String where) {
        assertThatThrownBy(() ->
                        new Helm(CHART)
                                .template()
                                .withName("calls")
                                .withValuesFile(VALUES.resolve("minimal.yaml"))
                                .set(key, value)
                                .call())
                .hasMessageContaining("schema")
                .hasMessageContaining(where.substring(where.lastIndexOf('/') + 1));
    }

    @Test
    void without_a_cluster_it_is_not_installed() {
        assertThatThrownBy(() ->
                        new Helm(CHART)
                                .template()
                                .withName("calls")
                                .withKubeVersion(KUBERNETES)
                                .call())
                .hasMessageContaining("kafka.bootstrapServers is required");
    }

    @Test
    void its_alerts_and_dashboards_are_those_of_the_deploy_folder() throws IOException {
        Map<String, Path> copies =
                Map.of(
                        "alerts.yaml", Path.of("deploy/alerts/alerts.yaml"),
                        "tandem-overview.json",
                                Path.of("deploy/grafana/dashboards/tandem-overview.json"),
                        "tandem-internals.json",
                                Path.of("deploy/grafana/dashboards/tandem-internals.json"));
        for (Map.Entry<String, Path> copy : copies.entrySet()) {
            assertThat(CHART.resolve("files").resolve(copy.getKey()))
                    .as("copy %s there", copy.getValue())
                    .hasSameTextualContentAs(copy.getValue());
        }
        try (Stream<Path> files = Files.list(CHART.resolve("files"))) {
            assertThat(files.map(it -> it.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(copies.keySet());
        }
    }

    @Test
    void its_readme_names_every_value() throws IOException {
        String readme = Files.readString(CHART.resolve("README.md"));
        List<String> keys = new ArrayList<>();
        collect("", YAML.readTree(CHART.resolve("values.yaml").toFile()), keys);
        for (String key : keys) {
            assertThat(readme).contains("`" + key + "`");
        }
    }

    private static void collect(String prefix, JsonNode values, List<String> keys) {
        values.properties()
                .forEach(it -> {
                    if (it.getValue().isObject() && !it.getValue().isEmpty()) {
                        collect(prefix + it.getKey() + ".", it.getValue(), keys);
                    } else {
                        keys.add(prefix + it.getKey());
                    }
                });
    }

    private Path copyOfChart() throws IOException {
        try (Stream<Path> files = Files.walk(CHART)) {
            for (Path file : files.toList()) {
                Path target =
                        directory.resolve("tandem").resolve(CHART.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return directory.resolve("tandem");
    }

    private static Properties configuration(String values) throws IOException {
        String text = "";
        for (JsonNode object : render(values)) {
            text += object.at("/data/application.properties").asText();
        }
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        assertThat(properties).isNotEmpty();
        return properties;
    }

    private static List<JsonNode> render(String values) throws IOException {
        String text =
                new Helm(CHART)
                        .template()
                        .withName("calls")
                        .withKubeVersion(KUBERNETES)
                        .withNamespace("contact-centre")
                        .withValuesFile(VALUES.resolve(values + ".yaml"))
                        .call();
        return Manifests.read(text);
    }

    private static JsonNode only(List<JsonNode> objects, String kind) {
        return objects.stream()
                .filter(it -> it.path("kind").asText().equals(kind))
                .findFirst()
                .map(Objects::requireNonNull)
                .orElseThrow(() -> new AssertionError("no " + kind));
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(it -> texts.add(it.path(field).asText()));
        return texts;
    }
}
