package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int tandem(String... args) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void without_a_command_it_explains_itself_as_wrong_usage() {
        assertThat(tandem()).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: tandem", "serve", "wrong usage");
    }

    @Test
    void help_is_no_fault() {
        assertThat(tandem("--help")).isZero();
        assertThat(out.toString()).contains("Usage: tandem");
        assertThat(tandem("serve", "--help")).isZero();
        assertThat(out.toString()).contains("config/application.properties");
    }

    @Test
    void an_unknown_command_is_wrong_usage() {
        assertThat(tandem("serv")).isEqualTo(2);
        assertThat(err.toString()).contains("serv");
    }

    @Test
    void the_version_is_told() {
        assertThat(tandem("--version")).isZero();
        assertThat(out.toString()).startsWith("tandem ");
    }
}
