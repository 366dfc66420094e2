package dev.tandem.app.demo;

import dev.tandem.app.terminal.TextStyle;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows the progress of the calls. */
interface CallDisplay {
    /**
     * Shows their state at this moment.
     *
     * @param calls always the same ones in the same order
     * @param elapsed since the start of the calls
     */
    void show(List<CallView> calls, Duration elapsed);

    /** Prints a new line for each change, for files and pipes. */
    final class Plain implements CallDisplay {
        private final PrintWriter out;
        private final Map<String, String> shown = new HashMap<>();

        Plain(PrintWriter out) {
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
            return "%-17s".formatted(call.lastEvent()) + calls + end;
        }
    }

    /** Keeps one line for each call and overwrites it. */
    final class InPlace implements CallDisplay {
        private final PrintWriter out;
        private final TextStyle style;
        private int linesShown;

        InPlace(PrintWriter out, TextStyle style) {
            this.out = out;
            this.style = style;
        }

        @Override
        public void show(List<CallView> calls, Duration elapsed) {
            StringBuilder screen = new StringBuilder();
            if (linesShown > 0) {
                screen.append("\u001b[").append(linesShown).append('A');
            }
            for (CallView call : calls) {
                screen.append("\u001b[2K").append(line(call)).append('\n');
            }
            linesShown = calls.size();
            out.print(screen);
            out.flush();
        }

        /** At most 79 columns, so that no terminal breaks it. */
        private String line(CallView call) {
            return "%s %-27s %-10s %s"
                    .formatted(
                            mark(call.stage()),
                            call.recording().title(),
                            call.lastEvent(),
                            style.faint(call.callsInWords()));
        }

        private String mark(CallView.Stage stage) {
            return switch (stage) {
                case RUNNING -> style.strong("●");
                case SALESFORCE_WORKS -> style.strong("⇄");
                case SETTLING -> style.faint("…");
                case RIGHT -> style.good("✓");
                case WRONG -> style.bad("✗");
            };
        }
    }
}
