package dev.tandem.app.demo;

import dev.tandem.embedded.callers.PlayedCall;
import dev.tandem.embedded.callers.RecordedEvent;
import dev.tandem.embedded.salesforce.Ledger;
import dev.tandem.embedded.salesforce.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Looks at one call from both ends: what Webex told, and what Salesforce received. */
final class CallWatch {
    /** The longest grace time of the demo's configuration, and a second for what follows it. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    /** How much longer a call is watched that is not yet right. */
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
        boolean matches = call.recording().expected().matches(calls);
        return new CallView(
                call.recording(), told(), calls, stage(now, matches && !waiting, waiting));
    }

    private CallView.Stage stage(Instant now, boolean right, boolean waiting) {
        Instant end = call.start().plus(lastArrival());
        if (!call.isFinished() && now.isBefore(end.plus(PATIENCE))) {
            return waiting ? CallView.Stage.SALESFORCE_WORKS : CallView.Stage.RUNNING;
        }
        if (now.isBefore(end.plus(QUIET)) || (!right && now.isBefore(end.plus(PATIENCE)))) {
            return CallView.Stage.SETTLING;
        }
        return right ? CallView.Stage.RIGHT : CallView.Stage.WRONG;
    }

    private Duration lastArrival() {
        return call.recording().events().getLast().arrives();
    }

    private List<String> told() {
        return call.told().stream()
                .map(RecordedEvent::type)
                .map(type -> type.replace("task:", ""))
                .toList();
    }
}
