package dev.tandem.setup.keys;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets that nobody can guess, in characters that every file, header and form takes. */
public final class RandomSecret {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private RandomSecret() {}

    /** 256 random bits as 64 hexadecimal digits; Webex takes secrets of 32 to 256 characters. */
    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
