package dev.tandem.app.demo;

import dev.tandem.app.terminal.Ink;
import java.io.PrintWriter;
import java.util.List;

/** The table at the end: call, what happened, the calls that Salesforce received, verdict. */
final class Verdicts {
    private final PrintWriter out;
    private final Ink ink;

    Verdicts(PrintWriter out, Ink ink) {
        this.out = out;
        this.ink = ink;
    }

    void print(List<CallView> calls) {
        out.println();
        out.println(
                ink.strong("%-28s %-42s %s".formatted("CALL", "CALLS TO SALESFORCE", "VERDICT")));
        for (CallView call : calls) {
            boolean right = call.stage() == CallView.Stage.RIGHT;
            out.printf(
                    "%-28s %-42s %s%n",
                    call.recording().title(),
                    call.calls().isEmpty() ? "none" : call.callsInWords(),
                    right
                            ? ink.good("right")
                            : ink.bad("WRONG, expected " + call.recording().expected()));
            out.println(ink.faint("  " + call.recording().happens()));
            out.println(ink.faint("  " + (right ? call.recording().verdict() : told(call))));
        }
        out.println();
    }

    private static String told(CallView call) {
        return call.failure() == null
                ? "Told by Webex: " + String.join(", ", call.told())
                : call.failure();
    }
}
