package dev.tandem.process.engine;

import dev.tandem.process.monitor.InteractionMetrics;
import dev.tandem.process.settings.ProcessSettings.Bounds;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.telemetry.CallTraces;

/** What every processor of the topology shares: all of it without state. */
record InteractionParts(
        InputReader reader,
        DecisionEncoder deciding,
        DeadLetterFactory deadLetters,
        WrittenCommands commands,
        Bounds bounds,
        InteractionMetrics metrics,
        CallTraces traces) {

    static InteractionParts of(
            InteractionLogic logic,
            TopicSettings topics,
            Bounds bounds,
            AcknowledgementInterceptor.Watch acknowledgements,
            InteractionMetrics metrics,
            CallTraces traces) {
        DeadLetterFactory deadLetters = new DeadLetterFactory(bounds.deadLetterPayloadBytes());
        return new InteractionParts(
                new InputReader(logic.notices(), topics),
                new DecisionEncoder(logic, deadLetters, acknowledgements.ends()),
                deadLetters,
                acknowledgements.commands(),
                bounds,
                metrics,
                traces);
    }
}
