package dev.tandem.app;

import dev.tandem.app.configuration.ConfigurationCheck;
import dev.tandem.app.configuration.KafkaClientProperties;
import dev.tandem.app.configuration.sections.ConfigurationFault;
import dev.tandem.app.configuration.values.TandemConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.ContactCenterConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.OrgConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.WebexConfiguration;
import dev.tandem.app.topics.ConsumerGroups;
import dev.tandem.cluster.InstanceAddress;
import dev.tandem.cluster.InstanceId;
import dev.tandem.dispatch.settings.DispatcherSettings;
import dev.tandem.domain.ContactCenters;
import dev.tandem.domain.InteractionRules;
import dev.tandem.http.HttpLimits;
import dev.tandem.ingest.RecorderSettings;
import dev.tandem.ingest.flow.FlowSettings;
import dev.tandem.ingest.routing.RoutingSettings;
import dev.tandem.ingest.webhook.WebhookSettings;
import dev.tandem.process.engine.ScreenPopAddress;
import dev.tandem.process.settings.ProcessSettings;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.pushback.PushBackSettings;
import dev.tandem.salesforce.settings.SalesforceSettings;
import dev.tandem.salesforce.settings.ScreenPop;
import dev.tandem.security.ConsoleSettings;
import dev.tandem.wire.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Produces the settings of each package from the configuration. */
@Singleton
final class Settings {
    static final String STATE_MACHINES = ConsumerGroups.STATE_MACHINES;
    static final String DISPATCHER = ConsumerGroups.DISPATCHER;
    static final String RECONCILER = ConsumerGroups.RECONCILER;
    private static final Set<String> EVERY_INTERFACE = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    private final TandemConfiguration configuration;
    private final Map<String, String> kafkaClients;
    private final InstanceAddress instance;

    @Inject
    Settings(Config config) {
        configuration =
                switch (ConfigurationCheck.of(config.unwrap(SmallRyeConfig.class))) {
                    case ConfigurationCheck.Accepted(var accepted, var _) -> accepted;
                    case ConfigurationCheck.Refused(var faults, var _) ->
                            throw new IllegalStateException(
                                    faults.stream()
                                            .map(ConfigurationFault::sentence)
                                            .collect(Collectors.joining(" ")));
                };
        kafkaClients = KafkaClientProperties.of(config.unwrap(SmallRyeConfig.class));
        InstanceAddress configured = configuration.instance().address();
        instance = configured == null ? servedAt(config) : configured;
    }

    /** The address that HTTP is served at; the machine's name where that is every interface. */
    private static InstanceAddress servedAt(Config config) {
        String host = config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0");
        int port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
        return new InstanceAddress(
                "http", EVERY_INTERFACE.contains(host) ? machineName() : host, port);
    }

    /** The loopback address for a machine without a name, or with one that no URL can hold. */
    private static String machineName() {
        String name = "";
        try {
            name = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException namelessMachine) {
            // The loopback address is used instead.
        }
        return name.matches("[0-9A-Za-z.-]+")
                ? name
                : InetAddress.getLoopbackAddress().getHostAddress();
    }

    @Produces
    @Singleton
    HttpLimits http() {
        return configuration.http();
    }

    @Produces
    @Singleton
    WebhookSettings webhook() {
        return configuration.webhook();
    }

    @Produces
    @Singleton
    FlowSettings flow() {
        return configuration.flow();
    }

    @Produces
    @Singleton
    RecorderSettings recorder() {
        return new RecorderSettings(configuration.webhook().acknowledgeWithin());
    }

    @Produces
    @Singleton
    RoutingSettings routing() {
        FlowSettings flow = configuration.flow();
        return new RoutingSettings(flow.maxWaiters(), flow.keysFile() != null);
    }

    @Produces
    @Singleton
    SalesforceSettings salesforce() {
        return SalesforceSettings.of(
                        configuration.orgs().values().stream()
                                .map(OrgConfiguration::settings)
                                .toList(),
                        configuration.contactCenters().stream()
                                .map(ContactCenterConfiguration::voice)
                                .toList())
                .through(configuration.proxy());
    }

    /**
     * Only flows are answered with it. A call that began under another configuration may be of a
     * contact centre that is gone.
     */
    @Produces
    @Singleton
    ScreenPopAddress screenPops() {
        if (configuration.flow().keysFile() == null) {
            return (contactCenter, contact, voiceCallId) -> null;
        }
        Map<String, ScreenPop> byName =
                configuration.contactCenters().stream()
                        .collect(
                                Collectors.toMap(
                                        it -> it.settings().name(),
                                        ContactCenterConfiguration::screenPop));
        return (contactCenter, contact, voiceCallId) -> {
            ScreenPop its = byName.get(contactCenter);
            return its == null ? null : its.address(contact, voiceCallId);
        };
    }

    @Produces
    @Singleton
    Topics topics() {
        return new Topics(configuration.topics().prefix());
    }

    @Produces
    @Singleton
    TopicSettings topicSettings(Topics names) {
        return configuration.topics().settings(names);
    }

    /** Replaces what Quarkus reads for its Kafka clients. */
    @Produces
    @Singleton
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka() {
        return Map.copyOf(kafkaClients);
    }

    @Produces
    @Singleton
    ProcessSettings process() {
        return ProcessSettings.of(
                        group(STATE_MACHINES), configuration.stateDirectory(), kafkaClients)
                .reachedAt(instance);
    }

    @Produces
    @Singleton
    ConsoleSettings console() {
        return new ConsoleSettings(
                configuration.instance().consoleKeys(),
                configuration.instance().logins(),
                instance);
    }

    @Produces
    @Singleton
    DispatcherSettings dispatcher() throws IOException {
        return DispatcherSettings.of(
                group(DISPATCHER),
                InstanceId.in(configuration.stateDirectory().resolve(DISPATCHER)),
                configuration.orgs().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        org -> org.getValue().settings().maxConcurrency())));
    }

    @Produces
    @Singleton
    PushBackSettings pushBack(Topics topics) {
        return PushBackSettings.of(
                group(ConsumerGroups.PUSH_BACK),
                topics.interactionJournal(),
                configuration.flow().keysFile() != null,
                configuration.webex().pushBack() ? configuration.webex().api() : null);
    }

    @Produces
    @Singleton
    ContactCenters contactCenters() {
        return new ContactCenters(
                configuration.contactCenters().stream()
                        .map(center ->
                                new ContactCenters.Entry(center.settings(), center.criteria()))
                        .toList());
    }

    @Produces
    @Singleton
    InteractionRules rules() {
        return configuration.interactions();
    }

    @Produces
    @Singleton
    WebexConfiguration webex() {
        return configuration.webex();
    }

    private String group(String name) {
        return ConsumerGroups.of(topics(), name);
    }
}
