package dev.tandem.setup.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.tandem.setup.SetupDirectory;
import dev.tandem.setup.routing.CallCenter;
import dev.tandem.setup.routing.QueuePairs;
import dev.tandem.setup.routing.RoutingMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Salesforce's own library for deployments, which the sf command uses too, knows every file: it is
 * skipped where the library is not installed, unless the tools are required.
 */
class SalesforceLibraryTest {
    private static final Path TOOLS = Path.of("target/tools");
    private static final Path LIBRARY =
            TOOLS.resolve("node_modules/@salesforce/source-deploy-retrieve");
    private static final Path SCRIPT = TOOLS.resolve("salesforce.mjs");

    @TempDir private Path folder;

    @BeforeEach
    void projects() throws Exception {
        if (!Files.isDirectory(LIBRARY)) {
            String missing = LIBRARY + " is not there: .ci/run installs it";
            if ("true".equals(System.getenv("TANDEM_TOOLS_REQUIRED"))) {
                throw new AssertionError(missing);
            }
            abort(missing);
        }
        Files.copy(Path.of(".ci/salesforce.mjs"), SCRIPT, StandardCopyOption.REPLACE_EXISTING);
        SalesforceProject project =
                new SalesforceProject(
                        new ClientApp(
                                ClientApp.USUAL_LABEL, "admin@example.com", Optional.empty()));
        write("salesforce", project.files());
        write("salesforce", Map.of(project.globalSettingsFile(), project.globalSettings("MIIC")));
        QueuePairs.Pair pair =
                new QueuePairs.Pair(
                        new QueuePairs.SalesforceQueue("00G5g000004abcDEAQ", "Support", "Support"),
                        new QueuePairs.WebexQueue("7f0c", "Support"));
        write(
                "routing-map",
                new RoutingMap(
                                CallCenter.parse("04v5g0000000001AAA:Webex").orElseThrow(),
                                List.of(pair))
                        .files());
    }

    private void write(String name, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            new SetupDirectory(folder.resolve(name)).write(file.getKey(), file.getValue());
        }
    }

    @Test
    void every_file_is_a_component_and_every_manifest_finds_its_own() throws Exception {
        assertThat(check()).isEqualTo("7 components\n");

        Path policies = folder.resolve("salesforce/policy/main/default/extlClntAppOauthPolicies");
        Path policy = policies.resolve("WxCC_SCV_oauth_defaultPolicy.ecaOauthPlcy-meta.xml");
        Files.move(policy, policies.resolve("Other.ecaOauthPlcy-meta.xml"));
        assertThat(check())
                .contains(
                        "WxCC_SCV_oauth_defaultPolicy is not there",
                        "ExtlClntAppOauthConfigurablePolicies:Other is in no manifest");

        Files.writeString(policies.resolve("X.unheardOf-meta.xml"), "<X/>");
        assertThat(check()).contains("X.unheardOf-meta.xml is no component: ");
    }

    /** What the script prints. */
    private String check() throws IOException, InterruptedException {
        Process node =
                new ProcessBuilder(
                                "node",
                                SCRIPT.toString(),
                                folder.resolve("salesforce").toString(),
                                folder.resolve("routing-map").toString())
                        .redirectErrorStream(true)
                        .start();
        String printed = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return printed;
    }
}
