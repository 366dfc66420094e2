package dev.tandem.process;

import dev.tandem.process.ProcessSettings.Bounds;

/** What every processor of the topology shares: all of it without state. */
record InteractionParts(
        InputReader reader,
        Deciding deciding,
        DeadLetters deadLetters,
        Bounds bounds,
        RecentInteractions recent,
        InteractionMetrics metrics) {

    static InteractionParts of(
            Decider decider,
            NoticeReader notices,
            TopicSettings topics,
            Bounds bounds,
            JournalEnds journalEnds,
            RecentInteractions recent,
            InteractionMetrics metrics) {
        DeadLetters deadLetters = new DeadLetters(bounds.deadLetterPayloadBytes());
        return new InteractionParts(
                new InputReader(notices, topics),
                new Deciding(decider, deadLetters, journalEnds),
                deadLetters,
                bounds,
                recent,
                metrics);
    }
}
