package dev.tandem.app.terminal;

import java.io.Console;
import java.util.Map;
import java.util.Optional;

/** Coloured text on a terminal, plain text elsewhere. */
public enum TextStyle {
    PLAIN,
    COLOURED;

    private static final String OFF = "\033[0m";

    /**
     * Coloured on a terminal, unless NO_COLOR is set (https://no-color.org) or the terminal is
     * dumb.
     */
    public static TextStyle of(boolean terminal, Map<String, String> environment) {
        boolean unwanted =
                !environment.getOrDefault("NO_COLOR", "").isEmpty()
                        || "dumb".equals(environment.get("TERM"));
        return terminal && !unwanted ? COLOURED : PLAIN;
    }

    /** Whether both input and output of this process are a terminal. */
    public static boolean atTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    public String strong(String text) {
        return in("\033[1m", text);
    }

    public String faint(String text) {
        return in("\033[2m", text);
    }

    public String good(String text) {
        return in("\033[32m", text);
    }

    public String bad(String text) {
        return in("\033[31m", text);
    }

    private String in(String colour, String text) {
        return this == COLOURED ? colour + text + OFF : text;
    }
}
