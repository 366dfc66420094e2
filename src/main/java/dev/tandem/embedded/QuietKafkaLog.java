package dev.tandem.embedded;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the broker's hundreds of lines out of the log unless its categories are configured: a level
 * that is already set stays.
 */
final class QuietKafkaLog {
    private static final Map<String, Level> LEVELS =
            Map.of(
                    "kafka", Level.WARNING,
                    "org.apache.kafka", Level.WARNING,
                    "state.change.logger", Level.WARNING,
                    // It warns at every start and stop of a single node.
                    "org.apache.kafka.controller", Level.SEVERE,
                    // The broker's own client warns that it closes twice.
                    "org.apache.kafka.clients.NetworkClient", Level.SEVERE);

    /**
     * It logs an error when the broker registers before the controller is active, and tries again.
     */
    private static final Logger CONTROLLER = Logger.getLogger("kafka.server.ControllerApis");

    /** Referenced here, because the log manager drops loggers without a reference. */
    private static final List<Logger> LOGGERS =
            LEVELS.keySet().stream().map(Logger::getLogger).toList();

    private QuietKafkaLog() {}

    static void starting() {
        set();
        CONTROLLER.setLevel(Level.OFF);
    }

    static void started() {
        CONTROLLER.setLevel(null);
    }

    private static void set() {
        for (Logger logger : LOGGERS) {
            if (logger.getLevel() == null) {
                logger.setLevel(LEVELS.get(logger.getName()));
            }
        }
    }
}
