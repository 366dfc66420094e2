package dev.tandem.webex.signature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that may have signed a webhook, by subscription. Several for one subscription are all
 * live, which is what lets a secret be rotated without a refused webhook: add the new line, change
 * the subscription, take the old line away.
 */
public final class WebhookSecrets {
    /** Stands for every subscription in a secrets file. */
    static final String ANY = "*";

    /** No secret at all. */
    public static final WebhookSecrets NONE = new WebhookSecrets(Map.of());

    /** Signs nothing, but takes the time that a secret would. */
    private static final List<WebhookSecret> DECOY =
            List.of(new WebhookSecret(UUID.randomUUID().toString()));

    private final Map<String, List<WebhookSecret>> bySubscription;
    private final List<WebhookSecret> forAny;
    private final List<WebhookSecret> all;

    private WebhookSecrets(Map<String, List<WebhookSecret>> secrets) {
        forAny = secrets.getOrDefault(ANY, List.of());
        all = secrets.values().stream().flatMap(List::stream).toList();
        Map<String, List<WebhookSecret>> withAny = new LinkedHashMap<>();
        secrets.forEach((id, own) -> withAny.put(id, id.equals(ANY) ? own : joined(own, forAny)));
        bySubscription = Map.copyOf(withAny);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** How many secrets are live. */
    public int size() {
        return all.size();
    }

    /** The ids of the subscriptions that have secrets of their own. */
    public Set<String> subscriptions() {
        return bySubscription.keySet().stream()
                .filter(id -> !id.equals(ANY))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The fingerprint of the secret that signed the body, null when none did. The subscription is
     * the one that the body claims: its own secrets and those for any are tried. A body that claims
     * none is tried against all, since then only the signature can tell.
     */
    @Nullable String signerOf(@Nullable String claimedSubscription, byte[] body, String signature) {
        String signer = null;
        for (WebhookSecret secret : candidates(claimedSubscription)) {
            if (secret.signed(body, signature)) {
                signer = secret.keyId();
            }
        }
        return signer;
    }

    private List<WebhookSecret> candidates(@Nullable String claimedSubscription) {
        List<WebhookSecret> candidates =
                claimedSubscription == null
                        ? all
                        : bySubscription.getOrDefault(claimedSubscription, forAny);
        return candidates.isEmpty() ? DECOY : candidates;
    }

    static WebhookSecrets of(Map<String, List<WebhookSecret>> secrets) {
        return new WebhookSecrets(secrets);
    }

    private static List<WebhookSecret> joined(List<WebhookSecret> own, List<WebhookSecret> others) {
        List<WebhookSecret> joined = new ArrayList<>(own);
        joined.addAll(others);
        return List.copyOf(joined);
    }

    @Override
    public String toString() {
        return "WebhookSecrets" + all;
    }
}
