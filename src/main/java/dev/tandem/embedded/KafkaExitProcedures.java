package dev.tandem.embedded;

import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;

/**
 * Kafka's server exits the process after a fault, such as a full disk. During the start, an
 * exception takes the place of the exit, so that the caller can report the cause. After the start,
 * the fault is reported to the owner of the process, which must end it, because the broker cannot
 * recover. Kafka's own reset of the procedures is not an alternative: halting then throws, and the
 * process continues without a broker.
 */
final class KafkaExitProcedures {
    private KafkaExitProcedures() {}

    static void turnIntoExceptions() {
        Exit.setExitProcedure(KafkaExitProcedures::refuse);
        Exit.setHaltProcedure(KafkaExitProcedures::refuse);
    }

    /**
     * Reports exits from now on.
     *
     * @param ended receives Kafka's message, or "" without one, on the thread of the fault
     */
    static void report(Consumer<String> ended) {
        Exit.Procedure procedure =
                (status, message) -> {
                    ended.accept(message == null ? "" : message);
                    throw new IllegalStateException(
                            "Expected the process to end, because of a fault in Kafka: " + message);
                };
        Exit.setExitProcedure(procedure);
        Exit.setHaltProcedure(procedure);
    }

    private static void refuse(int status, String message) {
        throw new IllegalStateException(
                "Expected Kafka to start, but it wanted to end the process with status "
                        + status
                        + (message == null ? "" : ": " + message));
    }
}
