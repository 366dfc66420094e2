package dev.tandem.embedded;

import org.apache.kafka.common.utils.Exit;

/**
 * Kafka's server ends its process when it meets a fault. While it starts, that is turned into an
 * exception, so that the caller can say what is wrong; afterwards Kafka's own way stands: a service
 * whose broker is broken is better restarted than kept.
 */
final class KafkaExits {
    private KafkaExits() {}

    static void turnIntoExceptions() {
        Exit.setExitProcedure(KafkaExits::refuse);
        Exit.setHaltProcedure(KafkaExits::refuse);
    }

    static void leaveToKafka() {
        Exit.resetExitProcedure();
        Exit.resetHaltProcedure();
    }

    private static void refuse(int status, String message) {
        throw new IllegalStateException(
                "Expected Kafka to start, but it wanted to end the process with status "
                        + status
                        + (message == null ? "" : ": " + message));
    }
}
