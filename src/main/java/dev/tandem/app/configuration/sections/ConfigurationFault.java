package dev.tandem.app.configuration.sections;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the configuration.
 *
 * @param key the key to correct
 * @param value its value; null when there is none or it must not be shown
 * @param rule the rule and how to follow it, after "… is 'value', but " or "… is missing: "
 */
public record ConfigurationFault(String key, @Nullable String value, String rule) {
    private static final int LONGEST_VALUE = 120;
    private static final Pattern USER_INFO = Pattern.compile("//.*@");
    private static final Pattern QUERY = Pattern.compile("(?<=//.{0,500})\\?.*");

    static ConfigurationFault missing(String key, String rule) {
        return new ConfigurationFault(key + " is missing", null, rule);
    }

    /** The fault as one sentence for the user. */
    public String sentence() {
        return value == null ? key + ": " + rule : key + " is '" + shown(value) + "', but " + rule;
    }

    /**
     * Key material in the place of its file's name must not reach a terminal or a log, and neither
     * must the user, password or query of a URL.
     */
    private static String shown(String value) {
        String upper = value.toUpperCase(Locale.ROOT);
        if (upper.contains("-----BEGIN") || upper.contains("PRIVATE KEY")) {
            return "(key material, not shown)";
        }
        String line = value.replaceAll("\\p{Cntrl}", " ");
        String address =
                QUERY.matcher(USER_INFO.matcher(line).replaceAll("//***@")).replaceAll("?***");
        return address.length() <= LONGEST_VALUE
                ? address
                : address.substring(0, LONGEST_VALUE) + "…";
    }
}
