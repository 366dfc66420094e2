package dev.tandem.app.demo;

import dev.tandem.app.terminal.Ink;
import java.io.PrintWriter;

/**
 * Where the demo writes.
 *
 * @param out takes UTF-8
 * @param live whether lines can change in place
 * @param ink the colours to use
 */
record Screen(PrintWriter out, boolean live, Ink ink) {

    /** Live on a terminal that knows how; coloured unless NO_COLOR is set to anything. */
    static Screen of(PrintWriter out) {
        boolean terminal = Ink.atTerminal();
        boolean live = terminal && !"dumb".equals(System.getenv("TERM"));
        return new Screen(out, live, Ink.of(terminal, System.getenv()));
    }

    CallDisplay display() {
        return live ? new TerminalDisplay(out, ink) : new PlainDisplay(out);
    }

    void progress(String what, String where) {
        out.println(ink.good("✓") + " %-28s %s".formatted(what, ink.faint(where)));
    }
}
