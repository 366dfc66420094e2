package dev.tandem.webex.signature;

import dev.tandem.files.SecretLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result of reading a secrets file. No message repeats a secret. */
public sealed interface ParsedSecrets {
    /**
     * All lines are right.
     *
     * @param warnings secrets that Webex does not accept, by line number; may be empty
     */
    record Usable(WebhookSecrets secrets, List<String> warnings) implements ParsedSecrets {}

    /**
     * At least one line is wrong.
     *
     * @param faults one sentence for each such line, with its number
     */
    record Faulty(List<String> faults) implements ParsedSecrets {}

    /** Reads a file whose lines have the form {@code <subscription id or *> <secret>}. */
    static ParsedSecrets of(String text) {
        SecretLines read =
                SecretLines.of(text, "<subscription id or *> <secret>", "secret", _ -> "");
        if (!read.faults().isEmpty()) {
            return new Faulty(read.faults());
        }
        Map<String, List<WebhookSecret>> secrets = new LinkedHashMap<>();
        List<String> warnings = new ArrayList<>();
        for (SecretLines.Line line : read.lines()) {
            secrets.computeIfAbsent(line.name(), _ -> new ArrayList<>())
                    .add(new WebhookSecret(line.secret()));
            warnIfWebexRefuses(line.secret(), line.number(), warnings);
        }
        return new Usable(WebhookSecrets.of(secrets), List.copyOf(warnings));
    }

    private static void warnIfWebexRefuses(String secret, int line, List<String> warnings) {
        if (secret.length() < 32 || secret.length() > 256) {
            warnings.add(
                    ("line %d: the secret has %d characters, but Webex takes 32 to 256 for a"
                                    + " subscription")
                            .formatted(line, secret.length()));
        }
    }
}
