package dev.tandem.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.terminal.TextStyle;
import dev.tandem.embedded.webex.SimulatedFlowStore;
import dev.tandem.embedded.webex.SimulatedWebex;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The queues of Webex come from Webex itself. */
class SetupRoutingMapTest {
    private static final String QUEUES =
            """
            {"status":0,"result":{"totalSize":2,"done":true,"records":[
            {"Id":"00G5g0000012345EAA","DeveloperName":"Support_Team","Name":"Support"},
            {"Id":"00G5g0000012346EAA","DeveloperName":"Web_chat","Name":"Web chat"}]}}
            """;

    @TempDir Path folder;

    private final SimulatedWebex webex = SimulatedWebex.start(0, "app", "secret", "refresh");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void stop() {
        webex.close();
    }

    @Test
    void a_queue_that_takes_calls_is_paired_and_one_of_another_channel_is_not() throws IOException {
        assertThat(routingMap(webex.personalToken(true))).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("paired     Support: Support_Team = " + SimulatedFlowStore.QUEUE_ID)
                .contains("left out   ")
                .contains("Web chat");
        assertThat(Files.readString(folder.resolve("routing-map/routing-map.csv")))
                .contains(SimulatedFlowStore.QUEUE_ID)
                .doesNotContain("Web_chat");
    }

    @Test
    void what_webex_refuses_is_said_in_its_words_and_nothing_is_written() throws IOException {
        assertThat(routingMap("no-such-token")).isEqualTo(1);
        assertThat(err.toString()).contains("HTTP 401").doesNotContain("no-such-token");
        assertThat(folder.resolve("routing-map")).doesNotExist();
    }

    @Test
    void a_file_or_webex_is_asked_and_not_both() throws IOException {
        assertThat(routingMap(webex.personalToken(true), "--webex-queues=queues.json"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("not both");
    }

    private int routingMap(String token, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), token + "\n");
        Path queues = Files.writeString(folder.resolve("queues.json"), QUEUES);
        String[] options = {
            "routing-map",
            "--directory=" + folder,
            "--call-center=04v5g0000000001AAA:Webex_Contact_Center",
            "--salesforce-queues=" + queues,
            "--base-url=" + webex.url(),
            "--token-file=" + file
        };
        CommandLine command =
                new CommandLine(
                        new SetupCommand(InputStream.nullInputStream(), false, TextStyle.PLAIN));
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new));
    }
}
