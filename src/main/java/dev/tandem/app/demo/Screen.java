package dev.tandem.app.demo;

import dev.tandem.app.terminal.TextStyle;
import java.io.PrintWriter;

/**
 * The output of the demo.
 *
 * @param out writes UTF-8
 * @param live whether lines can change in place
 * @param style how text is emphasised
 */
record Screen(PrintWriter out, boolean live, TextStyle style) {

    /** Live on a terminal that knows how; coloured unless NO_COLOR is set to anything. */
    static Screen of(PrintWriter out) {
        boolean terminal = TextStyle.atTerminal();
        boolean live = terminal && !"dumb".equals(System.getenv("TERM"));
        return new Screen(out, live, TextStyle.of(terminal, System.getenv()));
    }

    CallDisplay display() {
        return live ? new CallDisplay.InPlace(out, style) : new CallDisplay.Plain(out);
    }

    void progress(String what, String where) {
        out.println(style.good("✓") + " %-28s %s".formatted(what, style.faint(where)));
    }
}
