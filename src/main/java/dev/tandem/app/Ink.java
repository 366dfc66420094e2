package dev.tandem.app;

import java.io.Console;
import java.util.Map;
import java.util.Optional;

/** Colours for people at a terminal; plain text for everybody else. */
enum Ink {
    PLAIN,
    COLOURED;

    private static final String OFF = "\033[0m";

    /**
     * Coloured on a terminal, unless its owner asks for none (https://no-color.org) or it is a dumb
     * one.
     */
    static Ink of(boolean terminal, Map<String, String> environment) {
        boolean unwanted =
                !environment.getOrDefault("NO_COLOR", "").isEmpty()
                        || "dumb".equals(environment.get("TERM"));
        return terminal && !unwanted ? COLOURED : PLAIN;
    }

    /** Whether somebody sits at both ends of this process. */
    static boolean atTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    String strong(String text) {
        return in("\033[1m", text);
    }

    String faint(String text) {
        return in("\033[2m", text);
    }

    String good(String text) {
        return in("\033[32m", text);
    }

    String bad(String text) {
        return in("\033[31m", text);
    }

    private String in(String colour, String text) {
        return this == COLOURED ? colour + text + OFF : text;
    }
}
