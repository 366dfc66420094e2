package dev.tandem.app.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A new line for each change, for files and pipes. */
final class PlainDisplay implements CallDisplay {
    private final PrintWriter out;
    private final Map<String, String> shown = new HashMap<>();

    PlainDisplay(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(List<CallView> calls, Duration elapsed) {
        for (CallView call : calls) {
            String text = text(call);
            String before = shown.put(call.recording().name(), text);
            if (!text.equals(before) && !text.isBlank()) {
                out.printf(
                        Locale.ROOT,
                        "%5.1f s  %-27s %s%n",
                        elapsed.toMillis() / 1000.0,
                        call.recording().title(),
                        text);
            }
        }
        out.flush();
    }

    private static String text(CallView call) {
        String end =
                switch (call.stage()) {
                    case RUNNING, SALESFORCE_WORKS, SETTLING -> "";
                    case RIGHT -> "  right";
                    case WRONG -> "  WRONG";
                };
        String calls = call.calls().isEmpty() ? "" : "  → " + call.callsInWords();
        return "%-17s".formatted(call.lastTold()) + calls + end;
    }
}
