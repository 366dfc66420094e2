package dev.tandem.salesforce.token;

import dev.tandem.files.FileContent;
import java.util.List;

/** Reads the consumer secret of a file that holds only the secret. */
public final class ClientSecret {
    /** Shorter ones can be guessed; Salesforce's own have 64 characters. */
    private static final int SHORTEST = 16;

    private ClientSecret() {}

    /** The secret, without the white space around it; a fault does not repeat the text. */
    public static FileContent<String> parse(String text) {
        String secret = text.strip();
        if (secret.isEmpty() || !secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return new FileContent.Faulty<>(
                    List.of(
                            "it must hold the consumer secret of the External Client App in one"
                                    + " line, and nothing else"));
        }
        return secret.length() < SHORTEST
                ? new FileContent.Faulty<>(
                        List.of(
                                "the secret has %d characters, expected at least %d in one line"
                                        .formatted(secret.length(), SHORTEST)))
                : new FileContent.Usable<>(secret, "one secret", List.of());
    }
}
