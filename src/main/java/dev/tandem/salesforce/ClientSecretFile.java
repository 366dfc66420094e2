package dev.tandem.salesforce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a consumer secret from a file that holds nothing else. */
public final class ClientSecretFile {
    private ClientSecretFile() {}

    /**
     * The secret in the file, without the white space around it.
     *
     * @throws IllegalArgumentException when there is none, with a sentence that says why and names
     *     the file; nothing of the file's content
     */
    public static String read(Path file) {
        String secret;
        try {
            secret = Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "client-secret-file cannot be read as text: " + file, unreadable);
        }
        if (secret.isEmpty() || !secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "client-secret-file must hold the consumer secret of the External Client App in"
                            + " one line, and nothing else: "
                            + file);
        }
        return secret;
    }
}
