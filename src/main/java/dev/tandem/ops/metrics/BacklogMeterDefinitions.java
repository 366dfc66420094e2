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

    private BacklogMeterDefinitions() {}
}
