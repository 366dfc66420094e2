package dev.tandem.process;

import dev.tandem.process.settings.ProcessSettings;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.process.topics.TopicAdmin;
import dev.tandem.process.topics.TopicCheck;
import dev.tandem.process.topics.TopicFault;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Looks at the topics while they are in use. Kafka lets partitions be added and topics be changed
 * or deleted at any time; each of these parts calls from their state, and Kafka Streams notices
 * late, or not at all.
 */
final class TopicWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final ProcessSettings settings;
    private final TopicSettings topics;
    private final Consumer<String> onChange;
    private final Thread thread;

    /**
     * Begins to look.
     *
     * @param onChange is given the reason in words when the topics no longer fit, once
     */
    TopicWatch(ProcessSettings settings, TopicSettings topics, Consumer<String> onChange) {
        this.settings = settings;
        this.topics = topics;
        this.onChange = onChange;
        this.thread = Thread.ofPlatform().name("tandem-topic-watch").daemon().start(this::watch);
    }

    /** A broker that has just started may not know a topic yet, so a fault counts if it stays. */
    private void watch() {
        try (TopicAdmin admin = new TopicAdmin(settings.kafka(), topics)) {
            List<TopicFault> before = List.of();
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                List<TopicFault> now =
                        switch (admin.look()) {
                            case TopicCheck.Unfit(var faults) -> faults;
                            case TopicCheck.Ready _, TopicCheck.Unreachable _ -> List.of();
                        };
                if (!now.isEmpty() && now.equals(before)) {
                    onChange.accept(
                            now.stream()
                                    .map(TopicFault::sentence)
                                    .collect(Collectors.joining(". ")));
                    return;
                }
                before = now;
            }
        } catch (InterruptedException closed) {
            LOG.debug("The topics are no longer watched");
        } catch (KafkaException e) {
            LOG.warnf("The topics cannot be watched for changes: %s", e.toString());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
