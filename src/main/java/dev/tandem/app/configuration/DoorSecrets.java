package dev.tandem.app.configuration;

import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.files.SecretLines;
import dev.tandem.files.TextFile;
import dev.tandem.security.Role;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the files with the secrets and keys of the doors, for those who send to them. */
public final class DoorSecrets {
    private static final String SUBSCRIPTION = "<subscription id or *> <secret>";
    private static final String KEY = "<name> <key>";

    private DoorSecrets() {}

    /**
     * The newest secret of each subscription, which is its last line; {@code *} is that of all
     * others.
     *
     * @throws CommandFailure when the file cannot be used
     */
    public static Map<String, String> ofSubscriptions(Path file) throws IOException {
        return linesOf(file, SUBSCRIPTION, "secret", Set.of()).stream()
                .collect(
                        Collectors.toMap(
                                SecretLines.Line::name,
                                SecretLines.Line::secret,
                                (_, newer) -> newer));
    }

    /**
     * The first key of a file, of flows or of the console.
     *
     * @throws CommandFailure when the file cannot be used
     */
    public static SecretLines.Line firstKey(Path file) throws IOException {
        return linesOf(file, KEY, "key", Role.words()).getFirst();
    }

    private static List<SecretLines.Line> linesOf(
            Path file, String form, String noun, Set<String> roles) throws IOException {
        SecretLines read;
        try {
            read = SecretLines.of(TextFile.read(file), form, noun, _ -> "", roles);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("There is no file " + file + ".");
        }
        if (!read.faults().isEmpty() || read.lines().isEmpty()) {
            String fault =
                    read.faults().isEmpty()
                            ? "it has no line " + form
                            : String.join("; ", read.faults());
            throw new CommandFailure(file + " cannot be used: " + fault + ".");
        }
        return read.lines();
    }
}
