package dev.tandem.app.demo;

import dev.tandem.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Removes the demo's folder at the end of the process, after the broker has let go of its part: a
 * broker whose files vanish ends the process its own way.
 */
final class DemoCleaning implements Runnable {
    private static final Logger LOG = Logger.getLogger(DemoCleaning.class);
    private static final int TRIES = 300;
    private static final int PAUSE_MILLIS = 50;

    private final DemoWorld world;

    DemoCleaning(DemoWorld world) {
        this.world = world;
    }

    @Override
    public void run() {
        try {
            Path kafka = world.directory().resolve("kafka");
            for (int tried = 0; EmbeddedKafka.isInUse(kafka) && tried < TRIES; tried++) {
                Thread.sleep(PAUSE_MILLIS);
            }
            world.close();
            delete(world.directory().resolve("kafka"));
            delete(world.directory().resolve("streams"));
            if (!world.keepsLog()) {
                delete(world.directory());
            }
        } catch (IOException e) {
            LOG.warnf("The demo's folder could not be removed: %s", e);
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
