package dev.tandem.app.webex;

import dev.tandem.app.terminal.CommandFailure;
import dev.tandem.setup.keys.RandomSecret;
import dev.tandem.webex.api.Subscription;
import dev.tandem.webex.api.Subscriptions;
import dev.tandem.webex.api.WebexApiException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the subcommands of {@code subscriptions} do, and what a set-up does with them. */
public final class SubscriptionWork {
    private static final String ANY = "*";

    private final Subscriptions subscriptions;
    private final @Nullable SecretsFileEdit secrets;
    private final PrintWriter out;

    /**
     * Work on an organisation's subscriptions.
     *
     * @param secrets null where no file is configured
     */
    public SubscriptionWork(
            Subscriptions subscriptions, @Nullable SecretsFileEdit secrets, PrintWriter out) {
        this.subscriptions = subscriptions;
        this.secrets = secrets;
        this.out = out;
    }

    void list() throws InterruptedException {
        List<Subscription> all = subscriptions.list();
        if (all.isEmpty()) {
            out.println("Webex has no subscription of version 2.");
        }
        for (Subscription each : all) {
            out.printf(
                    "%s  %-8s  %s  %s%n    %s%n",
                    each.id(),
                    each.status(),
                    each.name(),
                    each.destinationUrl(),
                    String.join(", ", each.eventTypes()));
        }
    }

    /** Makes a subscription for a resource, which is a key of the events that Tandem uses. */
    @FunctionalInterface
    private interface Creation {
        Subscription of(Map.Entry<String, List<String>> resource)
                throws InterruptedException, IOException;
    }

    /**
     * One active subscription for each resource, to that address, with all events. Each new one has
     * a secret of its own, which is added to the secrets file.
     *
     * @throws WebexApiException when Webex refuses it
     */
    public void ensure(String name, String url) throws InterruptedException, IOException {
        ensure(url, it -> createWithOwnSecret(name, url, it));
    }

    /**
     * The same with a secret that the doors have for all subscriptions, so that no file changes.
     *
     * @param secret of the line {@code *} of the secrets file
     * @throws WebexApiException when Webex refuses it
     */
    public void ensure(String name, String url, String secret)
            throws InterruptedException, IOException {
        ensure(url, it -> create(name, url, it, secret));
    }

    private void ensure(String url, Creation creation) throws InterruptedException, IOException {
        List<Subscription> all = subscriptions.list();
        for (var resource : new TreeMap<>(Subscriptions.EVENT_TYPES).entrySet()) {
            Subscription found =
                    all.stream()
                            .filter(it -> it.destinationUrl().equals(url))
                            .filter(it -> it.resourceVersion().equals(resource.getKey()))
                            .findFirst()
                            .orElse(null);
            if (found == null) {
                Subscription created = creation.of(resource);
                out.printf("%s  created for %s%n", created.id(), resource.getKey());
            } else {
                mend(found, url, resource.getValue());
            }
        }
    }

    /** The secret is in the file before Webex signs with it; its id is known only afterwards. */
    private Subscription createWithOwnSecret(
            String name, String url, Map.Entry<String, List<String>> resource)
            throws InterruptedException, IOException {
        SecretsFileEdit file = secretsFile();
        String secret = RandomSecret.next();
        file.add(ANY, secret);
        Subscription created;
        try {
            created = create(name, url, resource, secret);
        } catch (WebexApiException e) {
            file.remove(ANY, secret);
            throw e;
        }
        file.rename(ANY, secret, created.id());
        return created;
    }

    private Subscription create(
            String name, String url, Map.Entry<String, List<String>> resource, String secret)
            throws InterruptedException {
        return subscriptions.create(
                name + " " + resource.getKey().replaceFirst(":.*", ""),
                url,
                resource.getKey(),
                resource.getValue(),
                secret);
    }

    private void mend(Subscription found, String url, List<String> wanted)
            throws InterruptedException {
        boolean lacks = !found.eventTypes().containsAll(wanted);
        if (lacks) {
            subscriptions.change(found, url, wanted);
            out.printf("%s  now sends all events that are used%n", found.id());
        }
        if (!found.isActive()) {
            subscriptions.activate(found);
            out.printf("%s  was inactive, and is active again%n", found.id());
        }
        if (!lacks && found.isActive()) {
            out.printf("%s  is as it should be%n", found.id());
        }
    }

    /** All that are inactive, or those of these ids. */
    void activate(List<String> ids) throws InterruptedException {
        List<Subscription> inactive =
                subscriptions.list().stream()
                        .filter(it -> !it.isActive())
                        .filter(it -> ids.isEmpty() || ids.contains(it.id()))
                        .toList();
        if (inactive.isEmpty()) {
            out.println("No such subscription is inactive.");
        }
        for (Subscription each : inactive) {
            subscriptions.activate(each);
            out.printf(
                    "%s  is active again; events since it became inactive are lost%n", each.id());
        }
    }

    /**
     * New secret into the file first, then to Webex; the old one is good for events on their way.
     *
     * @param settle until every instance has read the file
     * @param overlap from Webex's answer until the old secret is removed
     */
    void rotate(String id, Duration settle, Duration overlap)
            throws InterruptedException, IOException {
        Subscription found = find(id);
        SecretsFileEdit file = secretsFile();
        String secret = RandomSecret.next();
        file.add(found.id(), secret);
        out.printf(
                "%s  the new secret is in the file; Webex gets it in %d s%n",
                found.id(), settle.toSeconds());
        out.flush();
        Thread.sleep(settle);
        try {
            subscriptions.changeSecret(found, secret);
        } catch (WebexApiException e) {
            file.remove(found.id(), secret);
            throw e;
        }
        out.printf(
                "%s  Webex signs with it; the old one is removed in %d s%n",
                found.id(), overlap.toSeconds());
        out.flush();
        Thread.sleep(overlap);
        finish(found.id());
    }

    /** Removes what an interrupted rotation has left. */
    void finish(String id) throws IOException {
        int removed = secretsFile().removeOlder(id);
        out.printf("%s  %d older secrets are removed from the file%n", id, removed);
    }

    void delete(String id) throws InterruptedException {
        subscriptions.delete(find(id));
        out.printf("%s  is deleted%n", id);
    }

    private Subscription find(String id) throws InterruptedException {
        return subscriptions.list().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new CommandFailure(
                                "There is no subscription "
                                        + id
                                        + " of version 2; list shows those that are there."));
    }

    private SecretsFileEdit secretsFile() {
        SecretsFileEdit file = secrets;
        if (file == null) {
            throw new CommandFailure(
                    "Set tandem.webhook.secrets-file: the new secret must be in the doors' file.");
        }
        return file;
    }
}
