package dev.tandem.app.demo;

import dev.tandem.embedded.callers.PlayedCall;
import dev.tandem.embedded.callers.RecordedEvent;
import dev.tandem.embedded.salesforce.Ledger;
import dev.tandem.embedded.salesforce.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Compares the events that were sent for one call with the calls that Salesforce received. */
final class CallWatch {
    /** The longest grace time of the demo's configuration, and a second for the calls after it. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    /** How long a call that is not yet right is watched after its end. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final PlayedCall call;
    private final Ledger ledger;

    CallWatch(PlayedCall call, Ledger ledger) {
        this.call = call;
        this.ledger = ledger;
    }

    /** How the call looks now. */
    CallView look(Instant now) {
        List<LedgerEntry> received = ledger.ofInteraction(call.interactionId());
        List<String> calls = received.stream().map(entry -> entry.endpoint().word()).toList();
        boolean waiting = received.stream().anyMatch(entry -> entry.status() == null);
        boolean right =
                !waiting && call.failure() == null && call.recording().expected().matches(calls);
        return new CallView(
                call.recording(), eventTypes(), calls, call.failure(), stage(now, right, waiting));
    }

    private CallView.Stage stage(Instant now, boolean right, boolean waiting) {
        if (!call.isFinished()) {
            return waiting ? CallView.Stage.SALESFORCE_WORKS : CallView.Stage.RUNNING;
        }
        if (call.failure() != null) {
            return CallView.Stage.WRONG;
        }
        Instant end = call.start().plus(call.sent().getLast().arrives());
        if (now.isBefore(end.plus(QUIET)) || (!right && now.isBefore(end.plus(PATIENCE)))) {
            return CallView.Stage.SETTLING;
        }
        return right ? CallView.Stage.RIGHT : CallView.Stage.WRONG;
    }

    private List<String> eventTypes() {
        return call.sent().stream()
                .map(RecordedEvent::type)
                .map(type -> type.replace("task:", ""))
                .toList();
    }
}
