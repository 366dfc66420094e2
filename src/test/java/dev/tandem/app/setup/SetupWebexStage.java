package dev.tandem.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.app.terminal.TextStyle;
import dev.tandem.embedded.webex.SimulatedFlowStore;
import dev.tandem.embedded.webex.SimulatedWebex;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import picocli.CommandLine;

/** A directory, keys and a simulated Webex for setup webex, which must say no secret. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
abstract class SetupWebexStage {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String KEY = "flow-key-0123456789abcdef";
    static final String SECRET = "webhook-secret-0123456789abcdef0123456789";
    static final String QUEUE = SimulatedFlowStore.QUEUE_ID;
    static final String HOST = "--host=https://cti.example.com";
    static final String DOOR = "https://cti.example.com/webhooks/webex";
    static final String BASE_URL = "tandem.webex.api.base-url";
    static final String V1 = "webex/tandem-flow.v1.json";
    static final String V2 = "webex/tandem-flow.v2.json";

    @TempDir Path temporary;
    final SimulatedWebex webex = SimulatedWebex.start(0, "app", "secret", "refresh");
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    String token = webex.personalToken(true);

    /** Whatever asks Webex without being told where, asks this one, and is counted. */
    @BeforeEach
    void configure() {
        System.setProperty(BASE_URL, webex.url());
    }

    @AfterEach
    void stop() {
        System.clearProperty(BASE_URL);
        webex.close();
        assertThat(out.toString() + err).doesNotContain(KEY, SECRET, token);
        assertThat(webex.flows().publications()).isZero();
        assertThat(webex.flows().rawImports()).isZero();
    }

    Path directory() {
        return temporary.resolve("setup");
    }

    void keys() throws IOException {
        Path secrets = Files.createDirectories(directory().resolve("secrets"));
        Files.writeString(secrets.resolve("flow-keys"), "webex " + KEY + "\n");
        Files.writeString(secrets.resolve("webhook-secrets"), "* " + SECRET + "\n");
    }

    int setup(String... options) {
        List<String> all = new ArrayList<>(List.of("webex", "--directory=" + directory()));
        all.addAll(List.of(options));
        return new CommandLine(
                        new SetupCommand(InputStream.nullInputStream(), false, TextStyle.PLAIN))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    int apply(String... options) throws IOException {
        Path file = Files.writeString(temporary.resolve("token"), token + "\n");
        String[] fixed = {HOST, "--apply", "--token-file=" + file};
        return setup(Stream.concat(Stream.of(fixed), Stream.of(options)).toArray(String[]::new));
    }

    JsonNode file(String name) throws IOException {
        return JSON.readTree(Files.readString(directory().resolve(name)));
    }

    Map<String, String> filesOf() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory())) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                all.put(each.toString(), Files.readString(each));
            }
        }
        return all;
    }

    static String variable(JsonNode flow, String name) {
        for (JsonNode each : flow.path("variables")) {
            if (each.path("name").asText().equals(name)) {
                return each.path("value").asText();
            }
        }
        return "";
    }
}
