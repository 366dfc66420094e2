package dev.tandem.app.doctor;

import dev.tandem.app.webex.WebexApiConfiguration;
import dev.tandem.webex.api.Subscription;
import dev.tandem.webex.api.Subscriptions;
import dev.tandem.webex.api.WebexApi;
import dev.tandem.webex.api.WebexApiException;
import dev.tandem.webex.api.WebexApiSettings;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Webex's API, the subscriptions, and the webhook door as it is seen from outside. */
final class WebexChecks {
    private static final String TITLE = "Webex";
    private static final String TOKEN = "token";
    private static final String SUBSCRIPTIONS = "subscriptions";
    private static final String PREFIX = "tandem.webex.api.";
    private static final String DOOR_PATH = "/webhooks/webex";

    /** Without one of these a call has no record, or no end; the others only mend losses. */
    private static final Set<String> ESSENTIAL = Set.of("task:new", "task:connected", "task:ended");

    private static final String TASKS = "task:1.0.0";

    private final SmallRyeConfig config;
    private final WebexApiConfiguration api;
    private final @Nullable URI door;
    private final Clock clock;

    /** Written and read by checks that run one after the other. */
    private volatile List<Subscription> all = List.of();

    WebexChecks(SmallRyeConfig config, @Nullable URI door, Clock clock) {
        this.config = config;
        this.api = new WebexApiConfiguration(config);
        this.door = door;
        this.clock = clock;
    }

    /** Where Webex's API is, where that is configured. */
    Optional<URI> baseUrl() {
        return api.read() instanceof WebexApiConfiguration.Outcome.Settings(var settings)
                ? Optional.of(settings.baseUrl())
                : Optional.empty();
    }

    Check.Group group() {
        List<Check> checks = new ArrayList<>();
        switch (api.read()) {
            case WebexApiConfiguration.Outcome.Missing(String sentence) ->
                    checks.add(Check.of(TOKEN, () -> List.of(missing(sentence))));
            case WebexApiConfiguration.Outcome.Settings(WebexApiSettings settings) -> {
                checks.add(Check.of(TOKEN, () -> List.of(token(settings))));
                checks.add(Check.after(TOKEN, SUBSCRIPTIONS, this::subscriptions));
            }
        }
        URI outside = door;
        if (outside != null) {
            checks.addAll(new OutsideChecks(outside, api.secretsFile().orElse(null)).checks());
        }
        return new Check.Group(TITLE, checks);
    }

    private Finding missing(String sentence) {
        boolean begun =
                StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                        .anyMatch(it -> it.startsWith(PREFIX));
        return begun
                ? Finding.fault(TOKEN, "the keys of Webex's API are not complete", sentence)
                : Finding.note(
                        TOKEN,
                        "tandem.webex.api.* is not set, so the subscriptions cannot be looked at");
    }

    private Finding token(WebexApiSettings settings) throws InterruptedException {
        try (WebexApi webex = new WebexApi(settings, clock)) {
            all = new Subscriptions(webex).list();
            return Finding.ok(TOKEN, settings.baseUrl() + " takes it");
        } catch (WebexApiException e) {
            return Finding.fault(TOKEN, String.valueOf(e.getMessage()), "");
        }
    }

    private List<Finding> subscriptions() throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, List<String>> resource :
                new TreeMap<>(Subscriptions.EVENT_TYPES).entrySet()) {
            List<Subscription> ours =
                    all.stream()
                            .filter(it -> it.resourceVersion().equals(resource.getKey()))
                            .filter(this::isOurs)
                            .toList();
            if (ours.isEmpty()) {
                findings.add(none(resource.getKey()));
            }
            for (Subscription each : ours) {
                findings.addAll(of(each, resource.getValue()));
            }
        }
        if (door == null && all.stream().filter(this::isOurs).count() > 0) {
            findings.add(
                    Finding.note(
                            SUBSCRIPTIONS,
                            "whether they send to this installation is not known: say its address"
                                    + " with --url"));
        }
        return findings;
    }

    private boolean isOurs(Subscription subscription) {
        URI outside = door;
        return outside == null
                ? subscription.destinationUrl().endsWith(DOOR_PATH)
                : subscription.destinationUrl().equals(outside.toString());
    }

    private Finding none(String resource) {
        URI outside = door;
        String address = outside == null ? "<address of the webhook door>" : outside.toString();
        String remedy = "./tandem subscriptions ensure " + address;
        List<String> elsewhere =
                all.stream()
                        .filter(it -> it.resourceVersion().equals(resource))
                        .map(Subscription::destinationUrl)
                        .toList();
        String words =
                "no subscription of version 2 sends to "
                        + (outside == null ? "a webhook door" : address)
                        + (elsewhere.isEmpty()
                                ? ""
                                : "; others send to " + String.join(", ", elsewhere));
        return resource.equals(TASKS)
                ? Finding.fault(resource, words, remedy)
                : Finding.warning(resource, words, remedy);
    }

    private List<Finding> of(Subscription each, List<String> wanted) throws IOException {
        List<Finding> findings = new ArrayList<>();
        String what = "%s (%s)".formatted(each.name(), each.id());
        if (!each.isActive()) {
            findings.add(
                    Finding.fault(
                            what,
                            "is inactive: Webex sends nothing",
                            "see that the door is reachable, then ./tandem subscriptions activate "
                                    + each.id()));
        }
        List<String> lacking =
                wanted.stream().filter(it -> !each.eventTypes().contains(it)).toList();
        if (!lacking.isEmpty()) {
            String words = "does not send " + String.join(", ", lacking);
            String remedy = "./tandem subscriptions ensure " + each.destinationUrl();
            findings.add(
                    lacking.stream().anyMatch(ESSENTIAL::contains)
                            ? Finding.fault(what, words, remedy)
                            : Finding.warning(what, words, remedy));
        }
        Path secrets = api.secretsFile().orElse(null);
        if (secrets != null && !DoorSecret.covers(secrets, each.id())) {
            findings.add(
                    Finding.fault(
                            what,
                            "has no secret in tandem.webhook.secrets-file, so its webhooks are"
                                    + " refused",
                            "add a line '%s <secret>', or ./tandem subscriptions rotate-secret %s"
                                    .formatted(each.id(), each.id())));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(what, "active, to " + each.destinationUrl()));
        }
        return findings;
    }
}
