package dev.tandem.webex.signature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What came of reading the lines of a secrets file. No message repeats what stands in them. */
public sealed interface ParsedSecrets {
    /** A shorter secret can be guessed. */
    int SHORTEST = 16;

    /** What stands between a subscription and its secret. */
    Pattern BLANKS = Pattern.compile("\\s+");

    /**
     * The lines make sense.
     *
     * @param warnings what Webex would not accept, by line number; may be empty
     */
    record Usable(WebhookSecrets secrets, List<String> warnings) implements ParsedSecrets {}

    /**
     * At least one line makes none.
     *
     * @param faults one sentence for each such line, with its number
     */
    record Faulty(List<String> faults) implements ParsedSecrets {}

    /**
     * Reads lines of the form {@code <subscription id or *> <secret>}. Blank lines and lines that
     * start with {@code #} say nothing.
     */
    static ParsedSecrets of(List<String> lines) {
        Map<String, List<WebhookSecret>> secrets = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            List<String> words = BLANKS.splitAsStream(line).toList();
            if (words.size() != 2) {
                faults.add(
                        ("line %d: expected <subscription id or *> <secret>, but it has %d"
                                        + " word(s)")
                                .formatted(i + 1, words.size()));
                continue;
            }
            if (words.get(1).length() < SHORTEST) {
                faults.add(
                        "line %d: the secret has %d characters, expected at least %d"
                                .formatted(i + 1, words.get(1).length(), SHORTEST));
                continue;
            }
            secrets.computeIfAbsent(words.get(0), id -> new ArrayList<>())
                    .add(new WebhookSecret(words.get(1)));
            warnIfWebexRefuses(words.get(1), i + 1, warnings);
        }
        return faults.isEmpty()
                ? new Usable(WebhookSecrets.of(secrets), List.copyOf(warnings))
                : new Faulty(List.copyOf(faults));
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
