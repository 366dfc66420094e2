package dev.tandem.app.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** One line for each call that changes in place. */
final class TerminalDisplay implements CallDisplay {
    private final PrintWriter out;
    private final Palette palette;
    private int linesShown;

    TerminalDisplay(PrintWriter out, Palette palette) {
        this.out = out;
        this.palette = palette;
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
                        call.lastTold(),
                        palette.faint(call.callsInWords()));
    }

    private String mark(CallView.Stage stage) {
        return switch (stage) {
            case RUNNING -> palette.strong("●");
            case SALESFORCE_WORKS -> palette.strong("⇄");
            case SETTLING -> palette.faint("…");
            case RIGHT -> palette.right("✓");
            case WRONG -> palette.wrong("✗");
        };
    }
}
