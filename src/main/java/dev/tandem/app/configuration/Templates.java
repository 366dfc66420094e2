package dev.tandem.app.configuration;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks templates: literal text with words in braces that stand for something of the call. */
final class Templates {
    private static final Pattern WORD = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern KNOWN =
            Pattern.compile("interactionId|ani|dnis|vendorCallKey|event\\.[^{}]+");

    private final KeyReader keys;

    Templates(KeyReader keys) {
        this.keys = keys;
    }

    /** Notes every template that uses an unknown word, of all keys that begin so. */
    void check(String prefix, Set<String> all) {
        all.stream().filter(key -> key.startsWith(prefix)).forEach(this::check);
    }

    private void check(String key) {
        String template = keys.text(key).orElse("");
        Matcher words = WORD.matcher(template);
        while (words.find()) {
            if (!KNOWN.matcher(words.group(1)).matches()) {
                keys.faults()
                        .wrong(
                                key,
                                template,
                                "it may use only {interactionId}, {ani}, {dnis}, {vendorCallKey}"
                                        + " and {event.<attribute>}.");
                return;
            }
        }
    }
}
