package dev.tandem.setup.routing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A contact centre of Salesforce, which its API calls call centre.
 *
 * @param id 15 or 18 characters, the first three {@code 04v}
 * @param apiName its API name, which is also the configuration's call-center-dev-name
 */
public record CallCenter(String id, String apiName) {
    /** What prints id and API name of those that an org has. */
    public static final String QUERY =
            "sf data query --target-org <alias> --query \"SELECT Id, InternalName FROM"
                    + " CallCenter\"";

    private static final Pattern WORDS =
            Pattern.compile("(04v[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?):([A-Za-z][A-Za-z0-9_]*)");

    /**
     * Reads id and API name, with a colon between them.
     *
     * @return empty when the text is something else
     */
    public static Optional<CallCenter> parse(String text) {
        Matcher words = WORDS.matcher(text);
        return words.matches()
                ? Optional.of(new CallCenter(words.group(1), words.group(2)))
                : Optional.empty();
    }

    /** The id without the three characters that only repeat which letters are upper case. */
    String shortId() {
        return id.substring(0, 15);
    }
}
