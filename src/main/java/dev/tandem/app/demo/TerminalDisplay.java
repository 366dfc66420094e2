package dev.tandem.app.demo;

import dev.tandem.app.terminal.Ink;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** One line for each call that changes in place. */
final class TerminalDisplay implements CallDisplay {
    private final PrintWriter out;
    private final Ink ink;
    private int linesShown;

    TerminalDisplay(PrintWriter out, Ink ink) {
        this.out = out;
        this.ink = ink;
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
                        ink.faint(call.callsInWords()));
    }

    private String mark(CallView.Stage stage) {
        return switch (stage) {
            case RUNNING -> ink.strong("●");
            case SALESFORCE_WORKS -> ink.strong("⇄");
            case SETTLING -> ink.faint("…");
            case RIGHT -> ink.good("✓");
            case WRONG -> ink.bad("✗");
        };
    }
}
