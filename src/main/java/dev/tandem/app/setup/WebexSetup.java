package dev.tandem.app.setup;

import dev.tandem.app.configuration.DoorSecrets;
import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.app.webex.SecretsFileEdit;
import dev.tandem.app.webex.SubscriptionWork;
import dev.tandem.setup.flow.FlowOptions;
import dev.tandem.setup.flow.FlowOptions.Connector;
import dev.tandem.setup.flow.FlowOptions.Queue;
import dev.tandem.setup.flow.TandemFlow;
import dev.tandem.webex.api.ContactQueues;
import dev.tandem.webex.api.Flows;
import dev.tandem.webex.api.Flows.StoredFlow;
import dev.tandem.webex.api.Subscriptions;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiException;
import dev.tandem.webex.api.WebexApiSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Brings the flow and the subscriptions into an organisation, step by step; each step changes
 * nothing that is right, so that the whole can be run again after a failure.
 */
final class WebexSetup {
    private static final String SUBSCRIPTION = "Tandem";
    private static final String ANY = "*";

    private final WebexApiSettings settings;
    private final WebexFiles files;
    private final SetupOutput output;

    WebexSetup(WebexApiSettings settings, WebexFiles files, SetupOutput output) {
        this.settings = settings;
        this.files = files;
        this.output = output;
    }

    /**
     * Does all of it.
     *
     * @param asked the queue and the connector need their ids, or their names in place of them
     * @param webhooks the webhook door, from outside
     * @param overwrite whether the draft of another flow with this name may be replaced
     * @throws CommandFailure when something is missing here, or Webex refuses a step
     */
    void run(FlowOptions asked, URI webhooks, boolean overwrite)
            throws InterruptedException, IOException {
        requireSecrets(asked);
        try (WebexApi api = new WebexApi(settings, Clock.systemUTC())) {
            Subscriptions subscriptions = new Subscriptions(api);
            String orgId = subscriptions.orgId();
            Flows flows = new Flows(api, orgId);
            FlowOptions found = found(asked, new ContactQueues(api, orgId), flows);
            files.write(found);
            StoredFlow flow =
                    new FlowImport(flows, output::say)
                            .run(TandemFlow.of(found), found.connector() != null, overwrite);
            subscribe(subscriptions, webhooks);
            output.next(publish(flow));
        } catch (WebexApiException e) {
            throw new CommandFailure(withoutKey(String.valueOf(e.getMessage()), asked.key()) + ".");
        }
    }

    /** Before the first request: a flow without its key would be refused at every call. */
    private void requireSecrets(FlowOptions asked) {
        boolean lacksKey = asked.connector() == null && asked.key() == null;
        if (lacksKey || !Files.exists(files.webhookSecrets())) {
            throw new CommandFailure(
                    ("The directory has no %s yet, and nothing was changed in Webex: run ./tandem"
                                    + " setup keys%s first.")
                            .formatted(
                                    lacksKey ? "key for the flow" : "secret for the webhooks",
                                    output.sameDirectory()));
        }
    }

    private FlowOptions found(FlowOptions asked, ContactQueues queues, Flows flows)
            throws InterruptedException {
        Queue queue = WebexChoices.queue(queues, asked.defaultQueue());
        output.say("found", "queue %s, %s".formatted(queue.name(), queue.type()));
        Connector wanted = asked.connector();
        Connector connector = wanted == null ? null : WebexChoices.connector(flows, wanted);
        if (connector != null) {
            output.say("found", "connector %s (%s)".formatted(connector.name(), connector.id()));
        }
        return new FlowOptions(
                asked.name(), asked.host(), queue, connector, asked.key(), asked.screenPop());
    }

    /** The secret for all subscriptions where there is one, so that the doors' file can stay. */
    private void subscribe(Subscriptions subscriptions, URI webhooks)
            throws InterruptedException, IOException {
        Path file = files.webhookSecrets();
        SubscriptionWork work =
                new SubscriptionWork(subscriptions, new SecretsFileEdit(file), output.out());
        String shared = DoorSecrets.ofSubscriptions(file).get(ANY);
        if (shared == null) {
            work.ensure(SUBSCRIPTION, webhooks.toString());
        } else {
            work.ensure(SUBSCRIPTION, webhooks.toString(), shared);
        }
    }

    private static String publish(StoredFlow flow) {
        return "publish the flow%s: Control Hub > Contact Center > Flows > %s, turn Validation on, press Publish Flow, label Latest; then choose it as the Routing flow of one test number under Channels, and run ./tandem doctor"
                .formatted(
                        flow.status().equals("Published")
                                ? ", which has been published before, if its draft is newer"
                                : "",
                        flow.name());
    }

    /** Webex may repeat what it refuses, and a flow without a connector holds the key. */
    private static String withoutKey(String words, @Nullable String key) {
        return key == null ? words : words.replace(key, "(the key)");
    }
}
