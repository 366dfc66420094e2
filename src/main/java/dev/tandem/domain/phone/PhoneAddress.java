package dev.tandem.domain.phone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as telephone systems write them, reduced to the number in them. */
public final class PhoneAddress {
    private static final Pattern SCHEME = Pattern.compile("(?i)(sips?|tel):/*");
    private static final Pattern ENCODED_SCHEME = Pattern.compile("(?is)(?:sips?|tel)%3a.*");
    private static final Pattern NUMBER = Pattern.compile("[+]?[0-9*#(][0-9*#,()./ -]*");
    private static final String WITHHELD = "anonymous";

    private PhoneAddress() {}

    /**
     * The number of an address: the user part of a {@code sip:}, {@code sips:} or {@code tel:} URI
     * without its parameters, also where angle brackets and a display name are around it. A number
     * with parameters or a host behind it is reduced alike. Anything else is returned as it is,
     * without spaces around it.
     *
     * @return empty for a URI that names a host alone
     */
    public static String numberOf(String address) {
        String inside = withoutDisplayName(address.strip());
        String text = ENCODED_SCHEME.matcher(inside).matches() ? decoded(inside) : inside;
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.lookingAt()) {
            return user(text.substring(scheme.end()));
        }
        String number = before(before(decoded(text), ';'), '@').strip();
        return NUMBER.matcher(number).matches() || number.equalsIgnoreCase(WITHHELD)
                ? number
                : address.strip();
    }

    private static String withoutDisplayName(String address) {
        int open = address.lastIndexOf('<');
        return open < 0 ? address : before(address.substring(open + 1), '>').strip();
    }

    private static String user(String address) {
        int at = address.indexOf('@');
        String user = before(before(at < 0 ? address : address.substring(0, at), ';'), '?');
        String number = decoded(before(user, ':')).strip();
        return at >= 0 || isNoHost(number) ? number : "";
    }

    /** A host has dots in its name or its address; a number that stands alone has none. */
    private static boolean isNoHost(String text) {
        return text.startsWith("+")
                || text.equalsIgnoreCase(WITHHELD)
                || (text.indexOf('.') < 0 && NUMBER.matcher(text).matches());
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    /** Decodes percent-encoded ASCII characters; everything else stays. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int code = text.charAt(i) == '%' ? code(text, i + 1) : -1;
            if (code < 0) {
                plain.append(text.charAt(i));
            } else {
                plain.append((char) code);
                i += 2;
            }
        }
        return plain.toString();
    }

    /** The printable ASCII character of two hexadecimal digits, -1 when there is none. */
    private static int code(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        int code = high * 16 + low;
        return high < 0 || low < 0 || code < ' ' || code > '~' ? -1 : code;
    }
}
