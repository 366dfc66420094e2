package dev.tandem.app.demo;

import dev.tandem.app.terminal.TextStyle;
import java.io.PrintWriter;
import java.util.List;

/**
 * The table at the end: call, the calls that Salesforce received, the verdict, and what happened.
 */
final class VerdictTable {
    private final PrintWriter out;
    private final TextStyle style;

    VerdictTable(PrintWriter out, TextStyle style) {
        this.out = out;
        this.style = style;
    }

    void print(List<CallView> calls) {
        out.println();
        out.println(
                style.strong("%-28s %-42s %s".formatted("CALL", "CALLS TO SALESFORCE", "VERDICT")));
        for (CallView call : calls) {
            boolean right = call.stage() == CallView.Stage.RIGHT;
            out.printf(
                    "%-28s %-42s %s%n",
                    call.recording().title(),
                    call.calls().isEmpty() ? "none" : call.callsInWords(),
                    right
                            ? style.good("right")
                            : style.bad("WRONG, expected " + call.recording().expected()));
            out.println(style.faint("  " + call.recording().happens()));
            out.println(
                    style.faint("  " + (right ? call.recording().verdict() : explanation(call))));
        }
        out.println();
    }

    private static String explanation(CallView call) {
        return call.failure() == null
                ? "Events sent: " + String.join(", ", call.events())
                : call.failure();
    }
}
