package dev.tandem.salesforce.token;

import dev.tandem.salesforce.settings.OrgCredentials;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of token faults. An answer matches when all that is not null does.
 *
 * @param error OAuth's error code, or null for any
 * @param descriptionPart what the description must contain, in lower case and with blanks for
 *     underscores, or null
 * @param flow how the token was requested, or null for either flow
 * @param kind the classification
 * @param advice what to click in Salesforce or change here
 */
record TokenFaultRow(
        @Nullable String error,
        @Nullable String descriptionPart,
        @Nullable Class<? extends OrgCredentials> flow,
        Kind kind,
        String advice) {

    /** What a token fault means. */
    enum Kind {
        /** A setting must be changed. */
        CONFIGURATION,
        /** The same, and a clock that is wrong would look the same. */
        ASSERTION,
        /** It is over by itself after a while, of minutes rather than seconds. */
        LOGIN_RATE
    }

    boolean matches(String code, @Nullable String description, OrgCredentials auth) {
        return (error == null || error.equals(code))
                && (descriptionPart == null
                        || (description != null
                                && description
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ')
                                        .contains(descriptionPart)))
                && (flow == null || flow.isInstance(auth));
    }
}
