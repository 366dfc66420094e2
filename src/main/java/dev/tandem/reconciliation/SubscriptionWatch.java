package dev.tandem.reconciliation;

import dev.tandem.files.TextFile;
import dev.tandem.webex.api.Subscription;
import dev.tandem.webex.api.Subscriptions;
import dev.tandem.webex.api.WebexApiException;
import dev.tandem.webex.signature.ParsedSecrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks after the subscriptions that send to this installation. */
final class SubscriptionWatch {
    private final Subscriptions subscriptions;
    private final UpkeepSettings settings;

    SubscriptionWatch(Subscriptions subscriptions, UpkeepSettings settings) {
        this.subscriptions = subscriptions;
        this.settings = settings;
    }

    /**
     * What a look has found.
     *
     * @param ours how many subscriptions send to this installation
     * @param reactivated those of them that Webex had set inactive, and which are active again
     */
    record Finding(int ours, List<Subscription> reactivated) {
        Finding {
            reactivated = List.copyOf(reactivated);
        }
    }

    /**
     * Looks, and activates what is inactive.
     *
     * @throws WebexApiException when Webex refuses
     * @throws IOException when the file that names the subscriptions cannot be read
     */
    Finding look() throws InterruptedException, IOException {
        Set<String> ids = namedIn(settings.secretsFile());
        List<Subscription> ours =
                subscriptions.list().stream()
                        .filter(it ->
                                ids.contains(it.id())
                                        || it.destinationUrl().equals(settings.destinationUrl()))
                        .toList();
        List<Subscription> reactivated = new ArrayList<>();
        for (Subscription each : ours) {
            if (!each.isActive()) {
                subscriptions.activate(each);
                reactivated.add(each);
            }
        }
        return new Finding(ours.size(), reactivated);
    }

    /** Read at each look: a rotation or a new subscription changes the file. */
    private static Set<String> namedIn(@Nullable Path secretsFile) throws IOException {
        return secretsFile != null
                        && ParsedSecrets.of(TextFile.read(secretsFile))
                                instanceof ParsedSecrets.Usable(var secrets, var _)
                ? secrets.subscriptions()
                : Set.of();
    }
}
