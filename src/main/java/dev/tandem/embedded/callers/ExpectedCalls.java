package dev.tandem.embedded.callers;

import java.util.List;

/**
 * The calls that Salesforce must see for a recorded call, in order.
 *
 * @param words create, omni-flow, clear and update; with a {@code +} behind it, once or more
 */
public record ExpectedCalls(List<String> words) {
    private static final String REPEATED = "+";

    public ExpectedCalls {
        words = List.copyOf(words);
    }

    /** Whether these calls, all of them, are what was expected. */
    public boolean matches(List<String> calls) {
        int next = 0;
        for (String word : words) {
            String call = word.replace(REPEATED, "");
            int before = next;
            while (next < calls.size()
                    && calls.get(next).equals(call)
                    && (next == before || word.endsWith(REPEATED))) {
                next++;
            }
            if (next == before) {
                return false;
            }
        }
        return next == calls.size();
    }

    @Override
    public String toString() {
        return words.isEmpty() ? "none" : String.join(", ", words);
    }
}
