package dev.tandem.salesforce;

import dev.tandem.salesforce.settings.OrgSettings;
import dev.tandem.salesforce.settings.OrgTimeouts;
import dev.tandem.salesforce.settings.ProxySettings;
import dev.tandem.salesforce.token.TokenApi;
import dev.tandem.salesforce.token.TokenRequest;
import dev.tandem.salesforce.voice.QueryApi;
import dev.tandem.salesforce.voice.VoiceApi;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.jspecify.annotations.Nullable;

/**
 * Creates the REST clients of one org, once: each has a pool of persistent connections. All go
 * through the configured proxy, except to this machine.
 */
final class RestClients {
    /** A connection that takes longer is worth a second try, and both fit into five seconds. */
    private static final long CONNECT_MILLIS = 2000;

    /** Below what load balancers allow an idle connection, so that we are the first to close it. */
    private static final int IDLE_SECONDS = 30;

    private static final int TOKEN_CONNECTIONS = 1;

    /** Where only a simulator can be. */
    private static final String THIS_MACHINE = "localhost|127.0.0.1|[::1]|::1";

    private final @Nullable ProxySettings proxy;

    RestClients(@Nullable ProxySettings proxy) {
        this.proxy = proxy;
    }

    VoiceApi voice(OrgSettings org) {
        return client(URI.create(org.instanceUrl()), org.maxConcurrency(), longest(org.timeouts()))
                .build(VoiceApi.class);
    }

    QueryApi query(OrgSettings org) {
        return client(URI.create(org.instanceUrl()), org.maxConcurrency(), longest(org.timeouts()))
                .build(QueryApi.class);
    }

    private static Duration longest(OrgTimeouts timeouts) {
        Duration longest = timeouts.create();
        for (Duration each :
                new Duration[] {timeouts.omniFlow(), timeouts.update(), timeouts.clear()}) {
            longest = each.compareTo(longest) > 0 ? each : longest;
        }
        return longest;
    }

    TokenApi token(OrgSettings org) {
        return client(URI.create(org.tokenUrl()), TOKEN_CONNECTIONS, TokenRequest.TIMEOUT)
                .build(TokenApi.class);
    }

    /** The caller's own waiting ends a call; the read time-out only frees a dead connection. */
    private QuarkusRestClientBuilder client(URI uri, int connections, Duration longest) {
        return builder()
                .baseUri(uri)
                .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                .readTimeout(longest.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, connections)
                .property(QuarkusRestClientProperties.CONNECTION_TTL, IDLE_SECONDS);
    }

    private QuarkusRestClientBuilder builder() {
        QuarkusRestClientBuilder builder = QuarkusRestClientBuilder.newBuilder();
        if (proxy == null) {
            return builder;
        }
        builder.proxyAddress(proxy.host(), proxy.port()).nonProxyHosts(THIS_MACHINE);
        ProxySettings.Login login = proxy.login();
        return login == null
                ? builder
                : builder.proxyUser(login.username()).proxyPassword(login.password());
    }
}
