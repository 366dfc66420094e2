package dev.tandem.salesforce.token;

import dev.tandem.salesforce.monitor.OrgHealth;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import io.quarkus.cache.Cache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The token of one org. One request at a time serves all waiting calls (the cache loads a key
 * once), and a failure is cached, so that a refused key never causes a storm of logins: Salesforce
 * blocks a user after about 3,600 in an hour.
 */
public final class OrgTokens {
    private static final Duration REJECTED_REST = Duration.ofSeconds(60);

    private final String org;
    private final TokenRequest request;
    private final Cache cache;
    private final OrgHealth health;
    private final SalesforceMetrics metrics;
    private final Clock clock;
    private final AtomicLong generation = new AtomicLong();
    private volatile boolean missing = true;
    private volatile Rejection rejection = new Rejection(-1, Instant.EPOCH, "");

    public OrgTokens(
            String org,
            TokenRequest request,
            Cache cache,
            OrgHealth health,
            SalesforceMetrics metrics,
            Clock clock) {
        this.org = org;
        this.request = request;
        this.cache = cache;
        this.health = health;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The token to use now, requested where there is none yet. Blocks for one request at most. */
    public TokenAnswer current() {
        long now = generation.get();
        TokenAnswer answer = load(now);
        if (isOver(answer)) {
            renew(now);
            return load(generation.get());
        }
        return answer;
    }

    /**
     * The token to replay with after this one met a 401: a newer one where there is one already.
     */
    public TokenAnswer after(TokenAnswer.AccessToken refused) {
        renew(refused.generation());
        return current();
    }

    /**
     * A fresh token was refused too: another one would not help either. Calls are answered without
     * asking the org for a minute.
     *
     * @param errors the error texts of the org
     */
    public TokenAnswer.NoToken rejected(TokenAnswer.AccessToken token, String errors) {
        rejection = new Rejection(token.generation(), clock.instant().plus(REJECTED_REST), errors);
        return rejection.answer();
    }

    /** Asks for a token where the org has issued none yet, or none the last time. */
    public void askWhereMissing() {
        if (missing) {
            var _ = current();
        }
    }

    private TokenAnswer load(long wanted) {
        Rejection last = rejection;
        if (last.generation() == wanted) {
            return last.answer();
        }
        Key key = new Key(this, wanted);
        return cache.get(key, k -> ask(wanted)).await().indefinitely();
    }

    private boolean isOver(TokenAnswer answer) {
        return answer instanceof TokenAnswer.NoToken failure
                && failure.isOver(clock.instant(), request.grantVersion());
    }

    /**
     * The old token stays cached until the next renewal: a call that is just about to look it up
     * would request it again.
     */
    private void renew(long old) {
        if (generation.compareAndSet(old, old + 1)) {
            cache.invalidate(new Key(this, old - 1)).await().indefinitely();
        }
    }

    private TokenAnswer ask(long wanted) {
        long started = System.nanoTime();
        TokenAnswer answer = request.send(wanted);
        Duration latency = Duration.ofNanos(System.nanoTime() - started);
        switch (answer) {
            case TokenAnswer.AccessToken _ -> {
                metrics.tokenRequestEnded(org, SalesforceMetrics.TokenOutcome.ISSUED, latency);
                missing = false;
                health.tokenIssued(org);
            }
            case TokenAnswer.NoToken none -> {
                missing = true;
                metrics.tokenRequestEnded(org, outcome(none), latency);
                health.failed(org, OrgHealth.Trouble.NO_TOKEN, none.words(), none.configuration());
            }
        }
        return answer;
    }

    private static SalesforceMetrics.TokenOutcome outcome(TokenAnswer.NoToken none) {
        return none.configuration()
                ? SalesforceMetrics.TokenOutcome.CONFIGURATION_FAULT
                : SalesforceMetrics.TokenOutcome.UNAVAILABLE;
    }

    /** Names a token in the cache that all orgs share; an owner is itself and no other. */
    private record Key(OrgTokens owner, long generation) {}

    private record Rejection(long generation, Instant until, String errors) {
        TokenAnswer.NoToken answer() {
            return new TokenAnswer.NoToken(
                    "a fresh token was refused too: "
                            + errors
                            + " (check that instance-url is the org's My Domain, that the External"
                            + " Client App has the OAuth scope api, and that no session policy,"
                            + " such as allowed IP ranges, refuses the integration user)",
                    true,
                    until,
                    until,
                    0,
                    true);
        }
    }
}
