package dev.tandem.app.demo;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * Where the demo writes.
 *
 * @param out takes UTF-8
 * @param live whether lines can change in place
 * @param palette the colours to use
 */
record Screen(PrintWriter out, boolean live, Palette palette) {

    /** Live on a terminal that knows how; coloured unless NO_COLOR is set to anything. */
    static Screen of(PrintWriter out) {
        boolean terminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        boolean live = terminal && !"dumb".equals(System.getenv("TERM"));
        String noColor = System.getenv("NO_COLOR");
        return new Screen(out, live, new Palette(live && (noColor == null || noColor.isEmpty())));
    }

    CallDisplay display() {
        return live ? new TerminalDisplay(out, palette) : new PlainDisplay(out);
    }

    void progress(String what, String where) {
        out.println(palette.right("✓") + " %-28s %s".formatted(what, palette.faint(where)));
    }
}
