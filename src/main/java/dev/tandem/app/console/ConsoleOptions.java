package dev.tandem.app.console;

import dev.tandem.app.configuration.DoorSecrets;
import dev.tandem.app.terminal.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which installation is asked, and with which key. A key is never an argument: those are seen by
 * every user of the machine.
 */
final class ConsoleOptions {
    /** The variable of the environment that may hold the key. */
    static final String KEY_VARIABLE = "TANDEM_CONSOLE_KEY";

    @Option(
            names = "--url",
            paramLabel = "<address>",
            description = "the installation (default: ${DEFAULT-VALUE})",
            defaultValue = "http://localhost:8080")
    private String url = "";

    @Option(
            names = "--key-file",
            paramLabel = "<file>",
            description = {
                "lines as in tandem.console.keys-file; the first key is used (default: the key in"
                        + " the variable "
                        + KEY_VARIABLE
                        + ", else none)"
            })
    private @Nullable Path keyFile;

    @Option(names = "--json", description = "print the answer as it comes, for programs")
    private boolean json;

    boolean json() {
        return json;
    }

    /**
     * The doors of the installation.
     *
     * @throws CommandFailure when the address or the file cannot be used
     */
    ConsoleClient client() {
        try {
            URI address = URI.create(url);
            if (address.getHost() != null
                    && List.of("http", "https").contains(address.getScheme())) {
                return new ConsoleClient(
                        address,
                        key(),
                        "Name a file with --key-file, or set " + KEY_VARIABLE + ".");
            }
        } catch (IllegalArgumentException e) {
            // It is refused below.
        }
        throw new CommandFailure("--url is not an address such as http://localhost:8080.");
    }

    private String key() {
        if (keyFile == null) {
            return System.getenv().getOrDefault(KEY_VARIABLE, "").strip();
        }
        try {
            return DoorSecrets.firstKey(keyFile).secret();
        } catch (IOException e) {
            throw new CommandFailure("The file %s cannot be read: %s.".formatted(keyFile, e));
        }
    }
}
