package dev.tandem.salesforce.numbers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order in which JavaScript goes through the names of an object: array indexes first,
 * ascending, then the others as they were written (ECMAScript, OrdinaryOwnPropertyKeys).
 */
final class JavaScriptPropertyOrder {
    private static final long GREATEST_INDEX = (1L << 32) - 2;
    private static final int DIGITS = 10;

    private JavaScriptPropertyOrder() {}

    static <T> Map<String, T> of(Map<String, T> asWritten) {
        Map<Long, String> indexes = new TreeMap<>();
        for (String name : asWritten.keySet()) {
            if (isIndex(name)) {
                indexes.put(Long.valueOf(name), name);
            }
        }
        Map<String, T> ordered = new LinkedHashMap<>();
        indexes.values().forEach(name -> ordered.put(name, asWritten.get(name)));
        ordered.putAll(asWritten);
        return ordered;
    }

    private static boolean isIndex(String name) {
        return !name.isEmpty()
                && name.length() <= DIGITS
                && name.chars().allMatch(c -> c >= '0' && c <= '9')
                && (name.length() == 1 || name.charAt(0) != '0')
                && Long.parseLong(name) <= GREATEST_INDEX;
    }
}
