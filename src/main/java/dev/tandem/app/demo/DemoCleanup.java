package dev.tandem.app.demo;

import dev.tandem.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Removes the demo's directory at the end of the process, once the broker has closed: Kafka halts
 * the process when its files disappear.
 */
final class DemoCleanup implements Runnable {
    private static final Logger LOG = Logger.getLogger(DemoCleanup.class);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final DemoWorld world;

    DemoCleanup(DemoWorld world) {
        this.world = world;
    }

    @Override
    public void run() {
        try {
            Path kafka = world.directory().resolve("kafka");
            Polling.until(() -> !EmbeddedKafka.isInUse(kafka), PAUSE, PATIENCE);
            world.close();
            delete(kafka);
            delete(world.directory().resolve("streams"));
            if (!world.keepsLog()) {
                delete(world.directory());
            }
        } catch (IOException e) {
            LOG.warnf("The demo's directory could not be removed: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
