package dev.tandem.app.doctor;

import dev.tandem.app.configuration.DoorSecrets;
import dev.tandem.app.terminal.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A secret of the webhook door, to sign a sample with.
 *
 * @param subscription whose it is
 */
record DoorSecret(String subscription, String secret) {
    private static final String ANY = "*";

    /** The secret for all subscriptions where there is one, else that of the first one. */
    static Optional<DoorSecret> in(@Nullable Path file) throws IOException {
        if (file == null) {
            return Optional.empty();
        }
        Map<String, String> all = new TreeMap<>(DoorSecrets.ofSubscriptions(file));
        String any = all.get(ANY);
        return any != null
                ? Optional.of(new DoorSecret("tandem-doctor", any))
                : all.entrySet().stream()
                        .findFirst()
                        .map(it -> new DoorSecret(it.getKey(), it.getValue()));
    }

    /** Whether webhooks of that subscription can be verified. */
    static boolean covers(Path file, String subscription) throws IOException {
        try {
            Map<String, String> all = DoorSecrets.ofSubscriptions(file);
            return all.containsKey(subscription) || all.containsKey(ANY);
        } catch (CommandFailure unusable) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "DoorSecret[subscription=" + subscription + "]";
    }
}
