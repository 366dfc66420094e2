package dev.tandem.app.configuration;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads templates: literal text with words in braces that stand for something of the call. */
final class Templates {
    private static final Pattern WORD = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern KNOWN =
            Pattern.compile("interactionId|ani|dnis|vendorCallKey|event\\.[^{}]+");

    private final KeyReader keys;

    Templates(KeyReader keys) {
        this.keys = keys;
    }

    /** The templates of every key that begins so, by the name that follows. */
    Map<String, String> below(String prefix, Set<String> all) {
        Map<String, String> templates = new TreeMap<>();
        for (String key : all) {
            if (key.startsWith(prefix)) {
                String template = keys.text(key).orElse("");
                check(key, template);
                templates.put(KeySegments.of(key).getLast(), template);
            }
        }
        return templates;
    }

    private void check(String key, String template) {
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
