package dev.tandem.salesforce.numbers;

/** What happens to every number before any rule: it loses all that is not dialed. */
final class NumberCleanUp {
    private static final String OPTIONAL_ZERO = "(0)";
    private static final String KEPT = "0123456789#*,";

    private NumberCleanUp() {}

    /**
     * Deletes the first {@code (0)}, then all but ASCII digits, {@code #}, {@code *}, {@code ,} and
     * the plus signs that lead what is left.
     */
    static String of(String raw) {
        StringBuilder clean = new StringBuilder(raw);
        int zero = clean.indexOf(OPTIONAL_ZERO);
        if (zero >= 0) {
            clean.delete(zero, zero + OPTIONAL_ZERO.length());
        }
        int length = 0;
        boolean leading = true;
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            boolean kept = KEPT.indexOf(c) >= 0;
            if (kept || (c == '+' && leading)) {
                clean.setCharAt(length++, c);
                leading = !kept;
            }
        }
        clean.setLength(length);
        return clean.toString();
    }
}
