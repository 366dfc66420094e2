package dev.tandem.embedded;

import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;

/**
 * Kafka's server ends its process when it meets a fault, such as a full disk. While it starts, that
 * is turned into an exception, so that the caller can say what is wrong. Afterwards it is reported:
 * the broker is beyond repair, and the process has to be ended by whoever owns it. Kafka's own
 * "reset" is no way back, it makes halting throw and leaves the process without a broker.
 */
final class KafkaExits {
    private KafkaExits() {}

    static void turnIntoExceptions() {
        Exit.setExitProcedure(KafkaExits::refuse);
        Exit.setHaltProcedure(KafkaExits::refuse);
    }

    /**
     * From now on.
     *
     * @param ended is given Kafka's words, or "" where it has none, on the thread that met the
     *     fault
     */
    static void report(Consumer<String> ended) {
        Exit.Procedure procedure =
                (status, message) -> {
                    ended.accept(message == null ? "" : message);
                    throw new IllegalStateException(
                            "Expected the process to end, because Kafka met a fault: " + message);
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
