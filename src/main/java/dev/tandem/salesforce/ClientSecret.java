package dev.tandem.salesforce;

import dev.tandem.files.FileContent;
import java.util.List;

/** Reads a consumer secret out of a file that holds nothing else. */
public final class ClientSecret {
    private ClientSecret() {}

    /** The secret, without the white space around it; a fault repeats nothing of the text. */
    public static FileContent<String> parse(String text) {
        String secret = text.strip();
        return !secret.isEmpty() && secret.chars().allMatch(c -> c > ' ' && c < 0x7f)
                ? new FileContent.Usable<>(secret, "one secret", List.of())
                : new FileContent.Faulty<>(
                        List.of(
                                "it must hold the consumer secret of the External Client App in one"
                                        + " line, and nothing else"));
    }
}
