package dev.tandem.salesforce.settings;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules that several settings share; each refusal is a sentence naming setting and rule. */
public final class SettingRules {
    private SettingRules() {}

    static String required(String owner, String setting, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(owner + ": " + setting + " must be set");
        }
        return value.strip();
    }

    static Path requiredFile(String owner, String setting, @Nullable Path file) {
        if (file == null || file.toString().isBlank()) {
            throw new IllegalArgumentException(owner + ": " + setting + " must be set");
        }
        return file;
    }

    /**
     * Checks a URL and returns it without a slash at its end.
     *
     * @return the URL without a slash at its end
     * @throws IllegalArgumentException when it is missing or the rule forbids it
     */
    public static String url(String owner, String setting, @Nullable String value, UrlRule rule) {
        String url = required(owner, setting, value);
        Optional<String> fault = rule.faultOf(url);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(
                    "%s: %s is '%s', but %s".formatted(owner, setting, url, fault.get()));
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
