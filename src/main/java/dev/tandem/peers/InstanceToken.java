package dev.tandem.peers;

import dev.tandem.cluster.InstanceAddress;
import dev.tandem.security.AccessKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one instance shows another in {@code Authorization}: {@code TandemInstance <epoch
 * milliseconds>:<seal>}. The seal is over the time, the asked instance and the path.
 */
public final class InstanceToken {
    /** How far the clocks of two instances may differ, and how long a pass can be used. */
    public static final Duration HOLDS = Duration.ofSeconds(30);

    static final String SCHEME = "TandemInstance";
    private static final Pattern FORM = Pattern.compile(SCHEME + " (\\d{1,15}):([0-9a-f]{64})");

    private final Supplier<Optional<AccessKeys>> keys;
    private final Clock clock;

    /**
     * @param keys those that are live, asked anew each time; empty where none are configured
     */
    public InstanceToken(Supplier<Optional<AccessKeys>> keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A pass for asking that now; empty without a key.
     *
     * @param pathAndQuery encoded, as it stands in the request line
     */
    public Optional<String> of(InstanceAddress asked, String pathAndQuery) {
        long now = clock.millis();
        return keys.get()
                .map(it -> SCHEME + " " + now + ":" + it.seal(text(now, asked, pathAndQuery)));
    }

    /**
     * Whether another instance has made this pass for asking that, a moment ago.
     *
     * @param authorization the request's header, null when absent
     * @param self this instance, as the others call it
     */
    public boolean admits(
            @Nullable String authorization, InstanceAddress self, String pathAndQuery) {
        Matcher pass = FORM.matcher(authorization == null ? "" : authorization);
        Optional<AccessKeys> live = keys.get();
        if (live.isEmpty() || !pass.matches()) {
            return false;
        }
        long madeAt = Long.parseLong(pass.group(1));
        return Math.abs(clock.millis() - madeAt) <= HOLDS.toMillis()
                && live.get().sealed(text(madeAt, self, pathAndQuery), pass.group(2));
    }

    private static String text(long millis, InstanceAddress asked, String pathAndQuery) {
        return "tandem-instance\nGET\n%d\n%s\n%s"
                .formatted(millis, asked.hostAndPort(), pathAndQuery);
    }
}
