package dev.tandem.salesforce.token;

import java.time.Duration;
import java.time.Instant;

/** What asking for a token came to; cached either way. */
public sealed interface TokenAnswer {

    /**
     * A token, valid until the org refuses it (answers carry no expiry). Its text form does not
     * hold it.
     *
     * @param generation which of the org's tokens it is; later ones are higher
     * @param instanceUrl where calls go, checked
     * @param bearer the whole value of the Authorization header
     */
    record AccessToken(long generation, String instanceUrl, String bearer) implements TokenAnswer {
        /** Takes the token out of words that an org may have echoed it in. */
        public String hideIn(String words) {
            return words.replace(bearer.substring("Bearer ".length()), "<token>");
        }

        @Override
        public String toString() {
            return "AccessToken[generation=" + generation + ", instanceUrl=" + instanceUrl + "]";
        }
    }

    /**
     * No token.
     *
     * @param words the cause and what to change; no secrets
     * @param configuration whether a setting must be changed
     * @param until no token request for that org before this instant
     * @param soonest the same, where key or secret have changed since
     * @param grant the version of the grant that was refused
     * @param issued whether the org issued a token and then did not take it
     */
    record NoToken(
            String words,
            boolean configuration,
            Instant until,
            Instant soonest,
            int grant,
            boolean issued)
            implements TokenAnswer {
        NoToken withWords(String others) {
            return new NoToken(others, configuration, until, soonest, grant, issued);
        }

        /** Whether the org may be asked again, now that the grant has this version. */
        boolean isOver(Instant now, int grantNow) {
            return !now.isBefore(grantNow == grant ? until : soonest);
        }

        /** How long to wait from now, at least one second. */
        public Duration waitFrom(Instant now) {
            Duration wait = Duration.between(now, until);
            return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
        }
    }
}
