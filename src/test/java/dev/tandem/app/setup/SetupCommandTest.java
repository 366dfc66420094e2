package dev.tandem.app.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.values.GivenConfiguration;
import dev.tandem.app.terminal.TextStyle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A person answers the questions. */
class SetupCommandTest {
    private static final String CLIENT_ID = "tandem.salesforce.orgs.main.client-id";
    private static final List<String> ANSWERS =
            List.of(
                    "https://calls.example.com",
                    "https://acme--uat.sandbox.my.salesforce.com",
                    "",
                    "tandem@example.com",
                    "admin@example.com",
                    "Webex_Contact_Center",
                    "Webex_Cert",
                    "Route_VoiceCall",
                    "6fbc3a2e-3f0b-4a53-9c7d-0d6a5b8f1c01",
                    "");

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_configuration_is_complete_but_for_what_salesforce_will_say() throws IOException {
        assertThat(setup(ANSWERS)).as(err.toString()).isZero();
        assertThat(written().sentences())
                .singleElement()
                .asString()
                .startsWith(CLIENT_ID + " is missing");
        assertThat(written().with(CLIENT_ID, "3MVG9").sentences()).isEmpty();
    }

    @Test
    void all_that_the_two_systems_need_is_there_and_no_secret_is_on_the_screen()
            throws IOException {
        setup(ANSWERS);
        for (String file :
                List.of(
                        KeyFiles.SALESFORCE_KEY,
                        KeyFiles.SALESFORCE_CERTIFICATE,
                        KeyFiles.FLOW,
                        KeyFiles.WEBHOOK,
                        KeyFiles.CONSOLE,
                        "salesforce/package-1.xml",
                        WebexFiles.V1)) {
            assertThat(folder.resolve(file)).exists();
            assertThat(out.toString()).contains("written    " + folder.resolve(file));
        }
        String key = Files.readString(folder.resolve(KeyFiles.FLOW)).strip().split(" ", -1)[1];
        assertThat(Files.readString(folder.resolve(WebexFiles.V1)))
                .contains(key, "https://calls.example.com/flow/events");
        for (String file : List.of(KeyFiles.FLOW, KeyFiles.WEBHOOK, KeyFiles.CONSOLE)) {
            String secret = Files.readString(folder.resolve(file)).strip().split(" ", -1)[1];
            assertThat(out.toString()).doesNotContain(secret);
        }
        assertThat(out.toString()).contains("Next:", "tandem doctor");
    }

    @Test
    void a_second_time_nothing_is_lost_or_made_anew() throws IOException {
        setup(ANSWERS);
        Path file = folder.resolve("config/application.properties");
        Files.writeString(file, Files.readString(file) + CLIENT_ID + "=3MVG9\n");
        String key = Files.readString(folder.resolve(KeyFiles.SALESFORCE_KEY));
        out.getBuffer().setLength(0);

        assertThat(setup(ANSWERS)).isZero();
        assertThat(out.toString())
                .contains("kept       " + file)
                .doesNotContain("written", "replaced");
        assertThat(file).content(UTF_8).endsWith("=3MVG9\n");
        assertThat(folder.resolve(KeyFiles.SALESFORCE_KEY)).hasContent(key);
    }

    @Test
    void an_answer_that_cannot_be_used_is_asked_for_again() throws IOException {
        List<String> mistyped =
                List.of(
                        "http://calls.example.com",
                        "https://calls.example.com:8443",
                        "https://calls.example.com",
                        "https://acme.lightning.force.com",
                        "https://acme.my.salesforce.com",
                        "password",
                        "secret",
                        "tandem",
                        "tandem@example.com",
                        "admin@example.com",
                        "Webex Contact Center",
                        "Webex_Contact_Center",
                        "Webex_Cert",
                        "",
                        "Support",
                        "6fbc3a2e-3f0b-4a53-9c7d-0d6a5b8f1c01",
                        "0c5b3b3e-8f0a-4c53-9c7d-0d6a5b8f1c02");
        assertThat(setup(mistyped)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains(
                        "without port and path",
                        "its host must end in .my.salesforce.com",
                        "Answer key or secret.",
                        "It looks like name@example.com.",
                        "A developer name has letters",
                        "An ID has 32 digits");
        assertThat(folder.resolve(WebexFiles.V2)).exists();
        assertThat(written().sentences()).hasSize(2); // the app's id and its secret
    }

    @Test
    void an_input_that_ends_early_writes_nothing() throws IOException {
        assertThat(setup(ANSWERS.subList(0, 4))).isEqualTo(1);
        assertThat(err.toString()).startsWith("The input ended before the last question");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void without_a_terminal_the_parts_are_named() {
        CommandLine command =
                new CommandLine(
                        new SetupCommand(
                                new ByteArrayInputStream(new byte[0]), false, TextStyle.PLAIN));
        assertThat(command.setErr(new PrintWriter(err, true)).execute()).isEqualTo(2);
        assertThat(err.toString()).contains("setup keys", "setup salesforce", "setup webex");
    }

    private int setup(List<String> answers) {
        byte[] typed = (String.join("\n", answers) + "\n").getBytes(UTF_8);
        return new CommandLine(
                        new SetupCommand(new ByteArrayInputStream(typed), true, TextStyle.PLAIN))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("--directory", folder.toString());
    }

    /** As serve reads it when it starts in that directory. */
    private GivenConfiguration written() throws IOException {
        Properties properties = new Properties();
        try (Reader file =
                Files.newBufferedReader(folder.resolve("config/application.properties"))) {
            properties.load(file);
        }
        GivenConfiguration configuration = new GivenConfiguration();
        for (String key : properties.stringPropertyNames()) {
            String value = properties.getProperty(key);
            configuration.with(
                    key,
                    key.endsWith("-file") && !value.endsWith("client-secret")
                            ? folder.resolve(value).toString()
                            : value);
        }
        return configuration;
    }
}
