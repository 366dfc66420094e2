package dev.tandem.salesforce.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes rules as a customer might, and as none would; some are no regular expressions at all. */
final class RandomRules {
    /** Modifiers are younger than the Node that the machine may have. */
    private static final Pattern MODIFIERS = Pattern.compile("\\(\\?[a-z-]+[:)]");

    /** GraalJS takes it beside named groups, where Node sees a wrong escape. */
    private static final Pattern REFERENCE_IN_CLASS = Pattern.compile("\\[[^]]*\\\\k");

    private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?<(\\w+)>");
    private static final String[] ATOMS = {
        "\\d", "\\d", "\\d", ".", "[0-4]", "[^5]", "[^\\d]", "[+\\d]", "\\+", "\\*", "#", ",", "0",
                "41",
        "1", "9", "\\D", "\\w", "\\W", "\\s", "\\S", "[]", "[^]", "\\x31", "\\u0032", "\\cA", "\\0",
                "[\\b]"
    };
    private static final String[] QUANTIFIERS = {
        "", "", "", "", "+", "*", "?", "{2}", "{1,3}", "{2,}", "+?", "*?", "??", "{0,2}?", "{,2}",
        "{"
    };
    private static final String[] ASSERTIONS = {
        "^", "$", "\\b", "\\B", "(?=\\d)", "(?!0)", "(?<=\\+)", "(?<!1)", "(?<=(\\d))", "(?<=^.{2})"
    };
    private static final String[] SELECTORS = {
        "$1", "$2", "$3", "$4", "$10", "$01", "$00", "$0", "$99", "$$", "$&", "$`", "$'", "$<a>",
                "$<b>",
        "$<zz>", "$<", "$<>", "$", "$$1", "$$$1", " ", "-", "(", ")", "+", "00", "x", "\\1",
                "\u20ac"
    };
    private static final String DAMAGE = "()[]{}*+?\\|^$<>:!=,-0k";

    private final RandomGenerator random;
    private int groups;
    private int named;

    RandomRules(RandomGenerator random) {
        this.random = random;
    }

    /** One to three rules, as they stand in the JSON. */
    String[] texts() {
        String[] texts = new String[1 + random.nextInt(3)];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = interval() + "->" + knownEverywhere() + selector();
        }
        return texts;
    }

    private String interval() {
        int least = random.nextInt(4) == 0 ? random.nextInt(14) : 0;
        int most = least + (random.nextInt(4) == 0 ? random.nextInt(8) : 40);
        return "[%d,%d]".formatted(least, most);
    }

    private String knownEverywhere() {
        String pattern = pattern();
        while (MODIFIERS.matcher(pattern).find()
                || REFERENCE_IN_CLASS.matcher(pattern).find()
                || namesTwice(pattern)) {
            pattern = pattern();
        }
        return pattern;
    }

    private static boolean namesTwice(String pattern) {
        Matcher names = GROUP_NAME.matcher(pattern);
        List<String> seen = new ArrayList<>();
        while (names.find()) {
            seen.add(names.group(1));
        }
        return seen.stream().distinct().count() < seen.size();
    }

    private String pattern() {
        groups = 0;
        named = 0;
        String pattern = alternatives(2);
        if (random.nextInt(8) == 0) {
            int at = random.nextInt(pattern.length() + 1);
            char wrong = DAMAGE.charAt(random.nextInt(DAMAGE.length()));
            pattern = pattern.substring(0, at) + wrong + pattern.substring(at);
        }
        return pattern;
    }

    private String alternatives(int depth) {
        StringBuilder all = new StringBuilder(sequence(depth));
        while (random.nextInt(5) == 0) {
            all.append('|').append(sequence(depth));
        }
        return all.toString();
    }

    private String sequence(int depth) {
        StringBuilder terms = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            terms.append(term(depth));
        }
        return terms.toString();
    }

    private String term(int depth) {
        int kind = random.nextInt(12);
        if (kind == 0) {
            return oneOf(ASSERTIONS);
        }
        if (kind == 1 && groups > 0) {
            return "\\" + (1 + random.nextInt(groups + 1));
        }
        if (kind == 2 && named > 0) {
            return "\\k<" + (char) ('a' + random.nextInt(named)) + ">";
        }
        if (kind <= 6 && depth > 0) {
            return group(depth) + (random.nextInt(3) == 0 ? oneOf(QUANTIFIERS) : "");
        }
        return oneOf(ATOMS) + oneOf(QUANTIFIERS);
    }

    private String group(int depth) {
        String opening =
                switch (random.nextInt(6)) {
                    case 0 -> "(?:";
                    case 1 -> "(?<" + (char) ('a' + named++) + ">";
                    case 2 -> random.nextBoolean() ? "(?=" : "(?<=";
                    default -> "(";
                };
        groups += opening.equals("(") || opening.endsWith(">") ? 1 : 0;
        return opening + alternatives(depth - 1) + ")";
    }

    private String selector() {
        if (random.nextInt(6) == 0) {
            return "";
        }
        StringBuilder selector = new StringBuilder("->");
        for (int i = random.nextInt(5); i >= 0; i--) {
            selector.append(oneOf(SELECTORS));
        }
        return selector.toString();
    }

    private String oneOf(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
