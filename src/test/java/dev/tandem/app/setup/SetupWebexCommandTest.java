package dev.tandem.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.embedded.webex.SimulatedFlowStore;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the command reads and writes where it stands. */
class SetupWebexCommandTest extends SetupWebexStage {
    @Test
    void without_apply_files_are_written_and_nothing_is_reached() throws Exception {
        assertThat(setup(HOST, "--default-queue=" + QUEUE)).isZero();
        assertThat(out.toString())
                .contains("written    " + directory().resolve(V1))
                .contains("Next: run ./tandem setup keys --directory " + directory())
                .contains("placeholder");
        assertThat(directory().resolve(V2)).doesNotExist();

        keys();
        assertThat(setup(HOST, "--default-queue=" + QUEUE)).isZero();
        assertThat(variable(file(V1), "Tandem_Key")).isEqualTo(KEY);
        assertThat(out.toString()).contains("replaced   ").endsWith("again with --apply\n");
        assertThat(setup(HOST, "--default-queue=" + QUEUE)).isZero();
        assertThat(out.toString()).contains("unchanged  " + directory().resolve(V1));
        assertThat(webex.received()).isZero();
    }

    @Test
    void with_a_connector_both_formats_are_written_and_neither_holds_a_key() throws Exception {
        keys();
        assertThat(
                        setup(
                                "--host=cti.example.com",
                                "--default-queue=" + QUEUE + ":Sup:port:SKILLS_BASED",
                                "--connector=" + SimulatedFlowStore.CONNECTOR_ID + ":Tandem",
                                "--screen-pop=new-tab",
                                "--name=Tandem test"))
                .isZero();
        assertThat(file(V2).path("name").asText()).isEqualTo("Tandem test");
        assertThat(file(V2).toString())
                .contains("Sup:port", "SKILLS_BASED", SimulatedFlowStore.CONNECTOR_ID)
                .contains("screen-pop")
                .doesNotContain(KEY);
        assertThat(file(V1).toString()).contains("newBrowserTab").doesNotContain(KEY);

        assertThat(setup(HOST, "--default-queue=" + QUEUE)).isZero();
        assertThat(out.toString()).contains("outdated   " + directory().resolve(V2));
        assertThat(webex.received()).isZero();
    }

    @Test
    void a_key_that_a_flow_cannot_hold_is_said_without_the_key() throws Exception {
        keys();
        Files.writeString(directory().resolve("secrets/flow-keys"), "webex " + KEY + "{{now()}}\n");
        assertThat(setup(HOST, "--default-queue=" + QUEUE)).isEqualTo(1);
        assertThat(err.toString()).contains("The key must be visible ASCII characters");
        Files.writeString(directory().resolve("secrets/flow-keys"), "webex\n");
        assertThat(setup(HOST, "--default-queue=" + QUEUE)).isEqualTo(1);
        assertThat(err.toString()).contains("flow-keys cannot be used: line 1");
        assertThat(directory().resolve(V1)).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --host=http://cti.example.com                      | --host must be an address with https
                    --host=https://                                    | --host must be an address with https
                    --host=https://cti.example.com?x=1                 | without a query
                    --default-queue=Support                            | --default-queue needs the id that Control Hub shows
                    --default-queue=ID:Support                         | --default-queue is <id> or <id>:<name>:<type>
                    --default-queue=ID:Support:LONGEST                 | LONGEST_AVAILABLE_AGENT or SKILLS_BASED
                    --connector=Tandem                                 | --connector needs the id
                    --screen-pop=window                                | choose one of none, new-tab, existing-tab
                    --name=                                            | The flow needs a name
                    --overwrite                                        | are for --apply
                    --region=us1                                       | are for --apply
                    --apply                                            | --apply needs --token-file
                    --apply --token-file=f --region=mars               | no region mars: choose one of us1, eu1
                    --apply --token-file=f --region=us1 --base-url=x   | not both
                    --apply --token-file=f --base-url=http://a.example | --base-url must be https://<host>
                    --apply --token-file=f --base-url=https://a.b/c    | without a path
                    """)
    void wrong_usage_is_said_in_a_sentence(String options, String words) {
        List<String> all = new ArrayList<>(List.of(options.replace("ID", QUEUE).split(" ")));
        if (!options.contains("--host")) {
            all.add(HOST);
        }
        if (!options.contains("--default-queue")) {
            all.add("--default-queue=" + QUEUE);
        }
        assertThat(setup(all.toArray(String[]::new))).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString().lines().findFirst().orElse("")).contains(words);
        assertThat(directory()).doesNotExist();
        assertThat(webex.received()).isZero();
    }

    @Test
    void where_webex_is_comes_from_an_option_or_the_configuration() throws Exception {
        keys();
        System.clearProperty(BASE_URL);
        assertThat(apply("--default-queue=Support")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).startsWith("Say which data centre to ask: --region us1");
        assertThat(apply("--default-queue=Support", "--base-url=" + webex.url())).isZero();
        System.setProperty(BASE_URL, "http://webex.example.com");
        assertThat(apply("--default-queue=Support")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains(BASE_URL + " must be https://<host> without a path");
    }
}
