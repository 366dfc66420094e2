package dev.tandem.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The credentials of a request (RFC 7617 and RFC 6750). */
sealed interface Credentials {
    /** None, or a header that is malformed. */
    record None() implements Credentials {}

    record Bearer(String key) implements Credentials {
        @Override
        public String toString() {
            return "Bearer";
        }
    }

    record Basic(String user, String password) implements Credentials {
        @Override
        public String toString() {
            return "Basic " + user;
        }
    }

    /**
     * Reads them.
     *
     * @param authorization the header; its scheme in any case
     */
    static Credentials of(@Nullable String authorization) {
        if (authorization == null) {
            return new None();
        }
        String header = authorization.strip();
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return new Bearer(header.substring(7).strip());
        }
        return header.regionMatches(true, 0, "Basic ", 0, 6)
                ? basic(header.substring(6).strip())
                : new None();
    }

    private static Credentials basic(String encoded) {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(encoded), UTF_8);
        } catch (IllegalArgumentException e) {
            return new None();
        }
        int colon = decoded.indexOf(':');
        return colon < 0
                ? new None()
                : new Basic(decoded.substring(0, colon), decoded.substring(colon + 1));
    }
}
