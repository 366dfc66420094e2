package dev.tandem.app.configuration.values;

import dev.tandem.cluster.InstanceAddress;
import dev.tandem.domain.ContactCenterCriteria;
import dev.tandem.domain.ContactCenterSettings;
import dev.tandem.domain.ContactCenterSettings.CommandDeadlines;
import dev.tandem.domain.InteractionRules;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import dev.tandem.http.HttpLimits;
import dev.tandem.ingest.flow.FlowSettings;
import dev.tandem.ingest.webhook.WebhookSettings;
import dev.tandem.salesforce.settings.OrgSettings;
import dev.tandem.salesforce.settings.VoiceSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration, checked.
 *
 * @param stateDirectory where Kafka Streams keeps its stores
 * @param listens where HTTP requests will be taken
 * @param orgs by name
 * @param contactCenters in the order of their names
 */
public record TandemConfiguration(
        KafkaConfiguration kafka,
        TopicsConfiguration topics,
        Path stateDirectory,
        List<ListenAddress> listens,
        HttpLimits http,
        WebhookSettings webhook,
        FlowSettings flow,
        InstanceConfiguration instance,
        Map<String, OrgConfiguration> orgs,
        List<ContactCenterConfiguration> contactCenters,
        InteractionRules interactions) {
    public TandemConfiguration {
        listens = List.copyOf(listens);
        orgs = Map.copyOf(orgs);
        contactCenters = List.copyOf(contactCenters);
    }

    /** Where the Kafka is that Tandem works on. */
    public sealed interface KafkaConfiguration {

        /** A broker inside this process. */
        record Embedded(EmbeddedKafkaSettings settings) implements KafkaConfiguration {}

        /**
         * A cluster of the user's.
         *
         * @param bootstrapServers host:port, separated by commas
         */
        record Cluster(String bootstrapServers) implements KafkaConfiguration {}
    }

    /**
     * What Tandem's topics look like.
     *
     * @param prefix put before each name
     * @param partitions of each topic
     * @param replicationFactor of each topic
     * @param retentions how long records are kept, by the topic's name without prefix
     */
    public record TopicsConfiguration(
            String prefix,
            int partitions,
            short replicationFactor,
            Map<String, Duration> retentions) {
        public TopicsConfiguration {
            retentions = Map.copyOf(retentions);
        }
    }

    /**
     * Where the service takes requests.
     *
     * @param key the key of the port, for whoever has to change it
     * @param host a name or an address of this machine
     * @param port 0 for a free one
     */
    public record ListenAddress(String key, String host, int port) {}

    /**
     * How this instance is reached by the others and by operators.
     *
     * @param address null when it is to be found out from host and port
     * @param consoleKeys the keys file of those who may ask about interactions; null when only this
     *     machine may
     */
    public record InstanceConfiguration(
            @Nullable InstanceAddress address, @Nullable Path consoleKeys) {}

    /**
     * One Salesforce org.
     *
     * @param settings how it is called
     * @param deadlines until when each command for it is worth trying
     */
    public record OrgConfiguration(OrgSettings settings, CommandDeadlines deadlines) {}

    /**
     * One contact centre: which calls are its, how they are decided on, and what Salesforce is told
     * about them.
     */
    public record ContactCenterConfiguration(
            ContactCenterCriteria criteria, ContactCenterSettings settings, VoiceSettings voice) {}
}
