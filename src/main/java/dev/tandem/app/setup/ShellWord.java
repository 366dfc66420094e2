package dev.tandem.app.setup;

import java.util.regex.Pattern;

/** A word of a command that is printed so that it can be copied into a shell. */
final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    /**
     * The word itself, or the word in single quotes where a shell would read it as something else.
     */
    static String of(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
