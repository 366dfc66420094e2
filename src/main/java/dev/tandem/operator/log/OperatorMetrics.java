package dev.tandem.operator.log;

import dev.tandem.wire.OperatorAction;

/** Counts what operators do at this instance. */
public interface OperatorMetrics {
    /** Counts nothing. */
    OperatorMetrics NONE = new OperatorMetrics() {};

    /** An action was committed by this instance. */
    default void done(OperatorAction action) {}

    /** Kafka did not take an action. Alert on it. */
    default void notRecorded() {}
}
