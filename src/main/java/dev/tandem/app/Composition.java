package dev.tandem.app;

import dev.tandem.app.configuration.values.TandemConfiguration.WebexConfiguration;
import dev.tandem.dispatch.CommandDispatcher;
import dev.tandem.dispatch.DispatcherMetrics;
import dev.tandem.dispatch.DispatcherMetrics.Unsent;
import dev.tandem.dispatch.ResultWriter;
import dev.tandem.dispatch.settings.DispatcherSettings;
import dev.tandem.domain.ContactCenters;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.decision.InteractionDecider;
import dev.tandem.domain.ports.CommandExecutor;
import dev.tandem.ingest.RecordingGate;
import dev.tandem.kafka.ClientMetrics;
import dev.tandem.operator.OperatorDesk;
import dev.tandem.operator.log.OperatorMetrics;
import dev.tandem.process.InteractionStreams;
import dev.tandem.process.engine.InteractionLogic;
import dev.tandem.process.engine.ScreenPopAddress;
import dev.tandem.process.monitor.InteractionMetrics;
import dev.tandem.process.monitor.StreamsStatus;
import dev.tandem.process.settings.ProcessSettings;
import dev.tandem.process.settings.TopicSettings;
import dev.tandem.pushback.PushBack;
import dev.tandem.pushback.PushBackMetrics;
import dev.tandem.pushback.PushBackSettings;
import dev.tandem.reconciliation.UpkeepMetrics;
import dev.tandem.reconciliation.WebexUpkeep;
import dev.tandem.reconciliation.topics.GroupOwnership;
import dev.tandem.reconciliation.topics.KafkaEventLog;
import dev.tandem.security.ConsoleSettings;
import dev.tandem.telemetry.CallTraces;
import dev.tandem.webex.WebexEventTranslator;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiSettings;
import dev.tandem.wire.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Produces the beans that need configuration. {@link Service} starts them. */
@Singleton
final class Composition {
    private @Nullable WebexApi webex;

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    InteractionStreams streams(
            ProcessSettings settings,
            TopicSettings topics,
            InteractionRules rules,
            ContactCenters contactCenters,
            ScreenPopAddress screenPop,
            InteractionMetrics metrics,
            CallTraces traces,
            ClientMetrics clientMetrics,
            CommandDispatcher dispatcher) {
        return new InteractionStreams(
                settings,
                topics,
                new InteractionLogic(
                        new InteractionDecider(rules)::decide,
                        new WebexEventTranslator(new LoggingContactCenterLookup(contactCenters))
                                ::translate,
                        screenPop),
                metrics,
                traces,
                clientMetrics,
                dispatcher.directCommands());
    }

    /** Events are recorded while the topics fit, even when processing has stopped. */
    @Produces
    @Singleton
    RecordingGate recordingGate(InteractionStreams streams) {
        return new RecordingGate() {
            @Override
            public int partitions() {
                return streams.partitions();
            }

            @Override
            public @Nullable String closed() {
                return streams.status() instanceof StreamsStatus.Refused
                        ? "the topics were changed and do not fit"
                        : null;
            }
        };
    }

    @Produces
    @Singleton
    CommandDispatcher dispatcher(
            DispatcherSettings settings,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Topics topics,
            CommandExecutor executor,
            OperatorDesk desk,
            ResultWriter results,
            DispatcherMetrics metrics,
            ClientMetrics clientMetrics,
            CallTraces traces,
            Clock clock) {
        return new CommandDispatcher(
                settings,
                kafka,
                topics,
                executor,
                org -> hold(desk, org),
                results,
                metrics,
                clientMetrics,
                traces,
                clock);
    }

    private static @Nullable Unsent hold(OperatorDesk desk, String org) {
        if (!desk.pausesKnown()) {
            return Unsent.PAUSES_UNKNOWN;
        }
        return desk.memory().isPaused(org) ? Unsent.ORG_PAUSED : null;
    }

    @Produces
    @Singleton
    OperatorDesk operatorDesk(
            ProcessSettings process,
            TopicSettings topics,
            ConsoleSettings console,
            OperatorMetrics metrics,
            ClientMetrics clientMetrics,
            Clock clock) {
        return new OperatorDesk(
                process.kafka(),
                topics.topics(),
                topics.partitions(),
                topics.retentionOf(topics.topics().deadLetters()),
                console.instance().toString(),
                metrics,
                clientMetrics,
                clock);
    }

    @Produces
    @Singleton
    WebexUpkeep webexUpkeep(
            WebexConfiguration webex,
            Topics topics,
            ProcessSettings process,
            UpkeepMetrics metrics,
            Clock clock) {
        return new WebexUpkeep(
                webex.upkeep(),
                () -> webexApi(Objects.requireNonNull(webex.api()), clock),
                () ->
                        new GroupOwnership(
                                process.kafka(),
                                topics.prefix() + Settings.RECONCILER,
                                topics.webexEvents()),
                new KafkaEventLog(
                        process.kafka(),
                        "tandem-reconciler-events",
                        topics.webexEvents(),
                        clock,
                        KafkaEventLog.ReadProgress.NONE),
                metrics,
                clock);
    }

    @Produces
    @Singleton
    PushBack pushBack(
            PushBackSettings settings,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            PushBackMetrics metrics,
            ClientMetrics clientMetrics,
            Clock clock) {
        return new PushBack(
                settings, kafka, it -> webexApi(it, clock), metrics, clientMetrics, clock);
    }

    /** One pace and one refresh token for all that this process asks of Webex. */
    private synchronized WebexApi webexApi(WebexApiSettings settings, Clock clock) {
        WebexApi shared = webex;
        if (shared == null) {
            shared = new WebexApi(settings, clock);
            webex = shared;
        }
        return shared.sibling();
    }
}
