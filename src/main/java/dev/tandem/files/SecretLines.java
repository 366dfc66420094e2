package dev.tandem.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The format that all files of keys and secrets have: one name and one secret in each line, and a
 * role after them where the file has roles. Blank lines and lines that start with {@code #} are
 * skipped. No message repeats a secret.
 *
 * @param lines those that are right
 * @param faults one sentence for each of the others, with its number
 */
public record SecretLines(List<Line> lines, List<String> faults) {
    /** A shorter secret can be guessed; a random one of this length cannot. */
    private static final int SHORTEST = 16;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /**
     * One line.
     *
     * @param number from 1
     * @param role empty where the line names none
     */
    public record Line(int number, String name, String secret, String role) {
        @Override
        public String toString() {
            return "line " + number + " " + name;
        }
    }

    /**
     * Reads a file.
     *
     * @param form what a line looks like, in messages
     * @param noun what the second word is, in messages
     * @param nameFault what is wrong with a name; empty when nothing is
     */
    public static SecretLines of(
            String text, String form, String noun, UnaryOperator<String> nameFault) {
        return of(text, form, noun, nameFault, Set.of());
    }

    /**
     * The same of a file whose lines may end with a role.
     *
     * @param roles those that there are
     */
    public static SecretLines of(
            String text,
            String form,
            String noun,
            UnaryOperator<String> nameFault,
            Set<String> roles) {
        List<Line> lines = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            List<String> words = BLANKS.splitAsStream(line).toList();
            String fault = fault(words, form, noun, nameFault, roles);
            if (fault.isEmpty()) {
                String role = words.size() > 2 ? words.get(2) : "";
                lines.add(new Line(number, words.get(0), words.get(1), role));
            } else {
                faults.add("line " + number + ": " + fault);
            }
        }
        return new SecretLines(List.copyOf(lines), List.copyOf(faults));
    }

    private static String fault(
            List<String> words,
            String form,
            String noun,
            UnaryOperator<String> nameFault,
            Set<String> roles) {
        if (words.size() < 2 || words.size() > (roles.isEmpty() ? 2 : 3)) {
            return "expected %s, but it has %d word(s)".formatted(form, words.size());
        }
        if (words.size() > 2 && !roles.contains(words.get(2))) {
            return "expected %s, but its last word is no role".formatted(form);
        }
        String fault = nameFault.apply(words.getFirst());
        if (!fault.isEmpty()) {
            return fault;
        }
        int length = words.get(1).length();
        return length < SHORTEST
                ? "the %s has %d characters, expected at least %d".formatted(noun, length, SHORTEST)
                : "";
    }
}
