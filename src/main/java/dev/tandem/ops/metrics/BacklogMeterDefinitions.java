package dev.tandem.ops.metrics;

import static dev.tandem.ops.metrics.MeterDefinition.gauge;

/** The meters of what waits in the topics, for {@link MeterName}. */
final class BacklogMeterDefinitions {
    static final MeterDefinition AGE =
            gauge("tandem.backlog")
                    .in("seconds")
                    .means(
                            "Age of the oldest record of the topic that its reader has not"
                                + " committed, in the whole cluster; 0 without any, not a number"
                                + " while Kafka does not answer. Every instance exports it: use"
                                + " max, not sum")
                    .alerts("TandemBehind", "TandemBacklogUnknown")
                    .tags("topic");

    static final MeterDefinition RECORDS =
            gauge("tandem.backlog.records")
                    .means(
                            "Records of the topic that its reader has not committed, in the whole"
                                    + " cluster. Every instance exports it: use max, not sum")
                    .tags("topic");

    static final MeterDefinition OLDEST_DEAD_LETTER =
            gauge("tandem.dead.letter.oldest.age")
                    .in("seconds")
                    .means(
                            "Age of the oldest dead letter that waits for an operator; 0 without"
                                    + " any, not a number until the topic is read. Every instance"
                                    + " exports it: use max, not sum")
                    .alerts("TandemDeadLettersExpire");

    static final MeterDefinition PARKED_DEAD_LETTERS =
            gauge("tandem.dead.letters.parked")
                    .means(
                            "Dead letters that wait for an operator, neither redriven nor"
                                + " dismissed; not a number until the topic is read. Every instance"
                                + " exports it: use max, not sum")
                    .lookAt("above 0: ./tandem dead-letters list says what to do")
                    .tags("reason");

    private BacklogMeterDefinitions() {}
}
