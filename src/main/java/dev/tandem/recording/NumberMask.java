package dev.tandem.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces phone numbers in text. One number has one stand-in for the life of a mask, whatever its
 * punctuation; length, punctuation and the first {@value #KEPT} digits stay, so that rules about
 * countries and lengths decide alike. The key of a mask is random and kept nowhere: no one finds
 * the number by trying all of them. For one thread.
 */
public final class NumberMask {
    /** Shorter runs of digits are extensions, codes and durations. */
    private static final int FEWEST_DIGITS = 7;

    private static final int KEPT = 3;

    /** UUIDs and ISO times come first, so that their digits count as no number. */
    private static final Pattern CANDIDATE =
            Pattern.compile(
                    "(?<id>(?<![0-9A-Za-z])[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}"
                        + "-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}(?![0-9A-Za-z]))|(?<time>\\d{4}-\\d\\d-\\d\\d[T"
                        + " ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?)"
                        + "|(?<number>(?<![0-9A-Za-z])\\d(?:[\\s()./\\-\\u00a0\\x00]{0,3}\\d){"
                            + (FEWEST_DIGITS - 1)
                            + ",}(?![0-9A-Za-z]))");

    private final Mac mac;

    private NumberMask(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Expected every Java to have HmacSHA256, but this one has not", e);
        }
    }

    /** A mask of its own, with a random key. */
    public static NumberMask random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new NumberMask(key);
    }

    /** The text with stand-ins for its phone numbers; the same object where it has none. */
    String mask(String text) {
        Matcher candidates = CANDIDATE.matcher(text);
        StringBuilder masked = null;
        int copied = 0;
        while (candidates.find()) {
            if (candidates.group("number") == null) {
                continue;
            }
            masked = masked == null ? new StringBuilder(text.length()) : masked;
            masked.append(text, copied, candidates.start())
                    .append(standIn(candidates.group("number")));
            copied = candidates.end();
        }
        return masked == null ? text : masked.append(text, copied, text.length()).toString();
    }

    /** The same for bytes that are no UTF-8: digits are bytes of one kind in most encodings. */
    byte[] mask(byte[] bytes) {
        return mask(new String(bytes, ISO_8859_1)).getBytes(ISO_8859_1);
    }

    private String standIn(String number) {
        String digits = number.replaceAll("\\D", "");
        String other = digits;
        for (int round = 0; other.equals(digits); round++) {
            other = digits.substring(0, KEPT) + digitsOf(round + ":" + digits, digits.length());
        }
        StringBuilder standIn = new StringBuilder(number);
        int next = 0;
        for (int i = 0; i < standIn.length(); i++) {
            if (Character.isDigit(standIn.charAt(i))) {
                standIn.setCharAt(i, other.charAt(next++));
            }
        }
        return standIn.toString();
    }

    /** As many digits as follow the kept ones, derived from the text. */
    private String digitsOf(String text, int length) {
        StringBuilder digits = new StringBuilder();
        byte[] hash = mac.doFinal(text.getBytes(UTF_8));
        for (int i = 0; i < length - KEPT; i++) {
            if (i > 0 && i % hash.length == 0) {
                hash = mac.doFinal(hash);
            }
            digits.append((hash[i % hash.length] & 0xff) % 10);
        }
        return digits.toString();
    }
}
