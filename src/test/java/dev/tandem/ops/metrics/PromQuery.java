package dev.tandem.ops.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The series and labels that a PromQL expression names. It knows the parts of the language that the
 * dashboards and alerts use, and refuses what it does not.
 */
final class PromQuery {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<text>\"(?:[^\"\\\\]|\\\\.)*\")|(?<range>\\[[0-9smhd$_a-z:]+\\])"
                            + "|(?<number>[0-9]+(?:\\.[0-9]+)?)"
                            + "|(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)"
                            + "|(?<sign>[-+*/%^=!<>~(){},])|(?<blank>\\s+)");
    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");
    private static final Set<String> GROUPINGS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> FUNCTIONS =
            Set.of(
                    "sum",
                    "max",
                    "min",
                    "avg",
                    "count",
                    "rate",
                    "increase",
                    "histogram_quantile",
                    "clamp_min",
                    "absent",
                    "vector",
                    "topk",
                    "time");

    private final Map<String, Set<String>> labelsBySeries = new HashMap<>();
    private final List<Match> matches = new ArrayList<>();
    private final Set<String> grouped = new HashSet<>();
    private final List<String> tokens = new ArrayList<>();

    /**
     * One condition of a selector.
     *
     * @param operator {@code =}, {@code !=}, {@code =~} or {@code !~}
     */
    record Match(String series, String label, String operator, String value) {
        /** The values that it names: one, or the alternatives of a regular expression. */
        List<String> values() {
            return operator.endsWith("~") ? List.of(value.split("\\|", -1)) : List.of(value);
        }
    }

    private PromQuery(String expression) {
        Matcher token = TOKEN.matcher(expression);
        int end = 0;
        while (token.find() && token.start() == end) {
            end = token.end();
            if (token.group("blank") == null) {
                tokens.add(token.group());
            }
        }
        if (end != expression.length()) {
            throw new IllegalArgumentException(
                    "Expected PromQL, but found " + expression.substring(end));
        }
        read();
    }

    static PromQuery of(String expression) {
        return new PromQuery(expression);
    }

    /** The labels that selectors use, by series. */
    Map<String, Set<String>> labelsBySeries() {
        return labelsBySeries;
    }

    /** The conditions of all selectors. */
    List<Match> matches() {
        return matches;
    }

    /** The labels that aggregations use. */
    Set<String> grouped() {
        return grouped;
    }

    private void read() {
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (!Character.isLetter(token.charAt(0)) && token.charAt(0) != '_') {
                continue;
            }
            String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
            if (GROUPINGS.contains(token)) {
                i = readGroup(i + 1);
            } else if (next.equals("(")) {
                if (!FUNCTIONS.contains(token) && !WORDS.contains(token)) {
                    throw new IllegalArgumentException("Expected a known function, not " + token);
                }
            } else if (!WORDS.contains(token) && !isGrouping(next, token)) {
                i = readSelector(i);
            }
        }
    }

    /** As in {@code sum by (org) (...)}. */
    private static boolean isGrouping(String next, String token) {
        return GROUPINGS.contains(next) && FUNCTIONS.contains(token);
    }

    private int readGroup(int open) {
        int i = open + 1;
        for (; !tokens.get(i).equals(")"); i++) {
            if (!tokens.get(i).equals(",")) {
                grouped.add(tokens.get(i));
            }
        }
        return i;
    }

    private int readSelector(int at) {
        Set<String> labels = labelsBySeries.computeIfAbsent(tokens.get(at), _ -> new HashSet<>());
        int i = at + 1;
        if (i >= tokens.size() || !tokens.get(i).equals("{")) {
            return at;
        }
        i++;
        while (!tokens.get(i).equals("}")) {
            if (tokens.get(i).equals(",")) {
                i++;
                continue;
            }
            String label = tokens.get(i++);
            StringBuilder operator = new StringBuilder();
            while (!tokens.get(i).startsWith("\"")) {
                operator.append(tokens.get(i++));
            }
            String quoted = tokens.get(i++);
            String value = quoted.substring(1, quoted.length() - 1);
            labels.add(label);
            matches.add(new Match(tokens.get(at), label, operator.toString(), value));
        }
        return i;
    }
}
