package dev.tandem.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Takes a stream thread that died out of its group. Kafka Streams gives the thread that replaces it
 * another number and so another member id; the group would keep the partitions for the dead member
 * until its session is over, although nobody can come back under that id.
 */
final class DeadMember {
    private static final Logger LOG = Logger.getLogger(DeadMember.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private DeadMember() {}

    /**
     * Returns when the group knows, or after five seconds: then its session has to end by itself.
     *
     * @param memberId of this instance
     * @param threadName ends with the number that Kafka Streams put behind the member id
     */
    static void remove(ProcessSettings settings, String memberId, String threadName)
            throws InterruptedException {
        String number = threadName.substring(threadName.lastIndexOf('-') + 1);
        MemberToRemove dead = new MemberToRemove(memberId + "-" + number);
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(settings.kafka()))) {
            admin.removeMembersFromConsumerGroup(
                            settings.applicationId(),
                            new RemoveMembersFromConsumerGroupOptions(List.of(dead)))
                    .all()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warnf(
                    e,
                    "The dead stream thread stays in its group until its session is over member=%s",
                    dead.groupInstanceId());
        }
    }
}
