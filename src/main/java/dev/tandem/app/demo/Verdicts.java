package dev.tandem.app.demo;

import java.io.PrintWriter;
import java.util.List;

/** The table at the end: call, what happened, the calls that Salesforce received, verdict. */
final class Verdicts {
    private final PrintWriter out;
    private final Palette palette;

    Verdicts(PrintWriter out, Palette palette) {
        this.out = out;
        this.palette = palette;
    }

    void print(List<CallView> calls) {
        out.println();
        out.println(
                palette.strong(
                        "%-28s %-42s %s".formatted("CALL", "CALLS TO SALESFORCE", "VERDICT")));
        for (CallView call : calls) {
            boolean right = call.stage() == CallView.Stage.RIGHT;
            out.printf(
                    "%-28s %-42s %s%n",
                    call.recording().title(),
                    call.calls().isEmpty() ? "none" : call.callsInWords(),
                    right
                            ? palette.right("right")
                            : palette.wrong("WRONG, expected " + call.recording().expected()));
            out.println(palette.faint("  " + call.recording().happens()));
            out.println(palette.faint("  " + (right ? call.recording().verdict() : told(call))));
        }
        out.println();
    }

    private static String told(CallView call) {
        return call.failure() == null
                ? "Told by Webex: " + String.join(", ", call.told())
                : call.failure();
    }
}
