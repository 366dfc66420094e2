package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulated systems as commands: what they print is what Tandem needs to reach them. */
class SimulatorCommandsTest {
    @TempDir private Path directory;

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    simulate-webex, tandem.webex.api.base-url, tandem.webex.api.client-secret-file
                    simulate-webex, tandem.webex.api.base-url, tandem.webex.api.refresh-token-file
                    simulate-salesforce, tandem.salesforce.orgs.main.instance-url, \
                    tandem.salesforce.orgs.main.private-key-file
                    """)
    void the_printed_settings_lead_to_a_system_that_answers(
            String command, String address, String file) throws Exception {
        StringWriter out = new StringWriter();
        PrintWriter err = new PrintWriter(new StringWriter());
        Thread simulator =
                Thread.ofPlatform()
                        .start(() ->
                                Main.commandLine(new PrintWriter(out, true), err)
                                        .execute(
                                                command,
                                                "--port=0",
                                                "--directory=" + directory.resolve("files")));
        try {
            await("settings")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> out.toString().contains(file));
            Properties settings = settingsIn(out.toString());
            assertThat(Path.of(settings.getProperty(file))).isNotEmptyFile();
            assertThat(statusOf(URI.create(settings.getProperty(address)))).isPositive();
        } finally {
            simulator.interrupt();
            simulator.join(Duration.ofSeconds(20));
        }
        assertThat(simulator.isAlive()).isFalse();
    }

    private static Properties settingsIn(String printed) throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(printed));
        return settings;
    }

    private static int statusOf(URI address) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
