package dev.tandem.setup.keys;

import java.util.Base64;

/** The text form of keys and certificates, RFC 7468. */
final class Pem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    /**
     * Ends with a newline.
     *
     * @param label e.g. {@code PRIVATE KEY}
     */
    static String of(String label, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, LINES.encodeToString(der), label);
    }
}
