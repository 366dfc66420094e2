package dev.tandem.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tandem.app.configuration.keys.EnvironmentNames;
import dev.tandem.app.configuration.keys.KnownKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** Files that no engine runs here name what is there. */
class DeployFilesTest {
    private static final Path DEPLOY = Path.of("deploy");
    private static final Pattern VARIABLE = Pattern.compile("\\b((?:TANDEM|QUARKUS)_[A-Z_]+)\\b");

    @ParameterizedTest
    @ValueSource(strings = {"Containerfile", "systemd/tandem.service", "compose/compose.yaml"})
    void every_variable_is_one_of_a_known_key(String file) throws IOException {
        Set<String> known =
                KnownKeys.ALL.stream()
                        .map(key -> EnvironmentNames.variableOf(key.pattern()))
                        .collect(Collectors.toSet());
        known.add("QUARKUS_MANAGEMENT_HOST");
        Matcher variable = VARIABLE.matcher(Files.readString(DEPLOY.resolve(file)));
        Set<String> used = new HashSet<>();
        while (variable.find()) {
            used.add(variable.group(1));
        }
        assertThat(used).isNotEmpty();
        assertThat(known).containsAll(used);
    }

    @Test
    void the_compose_file_has_no_key_twice_and_mounts_what_is_there() throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Path file = DEPLOY.resolve("compose/compose.yaml");
        Object document = new Yaml(strict).load(Files.readString(file));
        JsonNode compose = new ObjectMapper().valueToTree(document);
        for (JsonNode service : compose.path("services")) {
            for (JsonNode volume : service.path("volumes")) {
                String source = volume.asText().split(":", 2)[0];
                if (source.startsWith("../")) {
                    assertThat(DEPLOY.resolve("compose").resolve(source)).exists();
                } else if (!source.startsWith(".")) {
                    assertThat(compose.path("volumes").has(source)).as(source).isTrue();
                }
            }
            assertThat(service.path("image").asText("local:built")).matches(".+:[^:]+");
        }
        assertThat(compose.at("/services/tandem-1/environment/TANDEM_INSTANCE_URL").asText())
                .isEqualTo("http://tandem-1:8080");
    }

    @Test
    void prometheus_scrapes_the_instances_under_the_name_that_the_alerts_use() throws IOException {
        JsonNode prometheus =
                new ObjectMapper(new YAMLFactory())
                        .readTree(DEPLOY.resolve("compose/prometheus.yaml").toFile());
        JsonNode job = prometheus.at("/scrape_configs/0");
        assertThat(job.path("job_name").asText()).isEqualTo("tandem");
        assertThat(job.path("metrics_path").asText()).isEqualTo("/q/metrics");
        assertThat(job.at("/static_configs/0/targets").toString())
                .isEqualTo("[\"tandem-1:9000\",\"tandem-2:9000\"]");
    }

    @Test
    void the_image_has_what_a_build_leaves() throws IOException {
        List<String> copied =
                Files.readAllLines(DEPLOY.resolve("Containerfile")).stream()
                        .filter(it -> it.startsWith("COPY --from=build"))
                        .toList();
        assertThat(copied).hasSize(4).allMatch(it -> it.contains("/source/target/quarkus-app/"));
        assertThat(Files.readString(DEPLOY.resolve("Containerfile")))
                .contains("USER 10001:10001", "WORKDIR /work", "EXPOSE 8080 9000");
    }
}
