package dev.tandem.salesforce.faults;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** One element of the array that the Apex REST platform answers with. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PlatformError(@Nullable String message, @Nullable String errorCode) {

    /** Salesforce's own words, code first. */
    String words() {
        return errorCode == null ? String.valueOf(message) : errorCode + ": " + message;
    }
}
