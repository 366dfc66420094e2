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
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.reconciliation.UpkeepSettings;
import dev.tandem.salesforce.settings.OrgSettings;
import dev.tandem.salesforce.settings.ProxySettings;
import dev.tandem.salesforce.settings.ScreenPop;
import dev.tandem.salesforce.settings.VoiceSettings;
import dev.tandem.webex.api.WebexApiSettings;
import dev.tandem.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration after its checks.
 *
 * @param stateDirectory where Kafka Streams keeps its stores
 * @param listens the addresses of the HTTP servers
 * @param orgs by name
 * @param proxy through which the orgs are reached; null to reach them directly
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
        @Nullable ProxySettings proxy,
        List<ContactCenterConfiguration> contactCenters,
        InteractionRules interactions,
        WebexConfiguration webex) {
    public TandemConfiguration {
        listens = List.copyOf(listens);
        orgs = Map.copyOf(orgs);
        contactCenters = List.copyOf(contactCenters);
    }

    /**
     * What the service does with Webex's own APIs.
     *
     * @param api how they are reached; null where nothing uses them
     * @param pushBack whether variables are written into contacts
     */
    public record WebexConfiguration(
            @Nullable WebexApiSettings api, UpkeepSettings upkeep, boolean pushBack) {}

    /** The Kafka that Tandem uses. */
    public sealed interface KafkaConfiguration {

        /** A broker inside this process. */
        record Embedded(EmbeddedKafkaSettings settings) implements KafkaConfiguration {}

        /**
         * A cluster of the user.
         *
         * @param bootstrapServers host:port, separated by commas
         */
        record Cluster(String bootstrapServers) implements KafkaConfiguration {}
    }

    /**
     * The settings of Tandem's topics.
     *
     * @param prefix in front of each name
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

        /** How the topics of these names are made; a week is kept where nothing else is said. */
        public TopicSettings settings(Topics names) {
            return new TopicSettings(
                    names, partitions, replicationFactor, Duration.ofDays(7), retentions);
        }
    }

    /**
     * An address of an HTTP server.
     *
     * @param key the key of the port, for messages
     * @param host a name or an address of this machine
     * @param port 0 for a free one
     */
    public record ListenAddress(String key, String host, int port) {}

    /**
     * How other instances and operators reach this instance.
     *
     * @param address null when it is derived from host and port
     * @param consoleKeys the keys file of operators and instances; null without one
     * @param logins whether operators log in by OpenID Connect; with neither, only this machine may
     *     read interactions
     */
    public record InstanceConfiguration(
            @Nullable InstanceAddress address, @Nullable Path consoleKeys, boolean logins) {}

    /**
     * One Salesforce org.
     *
     * @param settings how it is accessed
     * @param deadlines how long each command for it is tried
     */
    public record OrgConfiguration(OrgSettings settings, CommandDeadlines deadlines) {}

    /**
     * One contact centre: the criteria of its calls, the settings of decisions, the values that
     * Salesforce receives, and what the desktops of its agents open.
     */
    public record ContactCenterConfiguration(
            ContactCenterCriteria criteria,
            ContactCenterSettings settings,
            VoiceSettings voice,
            ScreenPop screenPop) {}
}
