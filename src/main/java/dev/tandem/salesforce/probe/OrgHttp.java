package dev.tandem.salesforce.probe;

import dev.tandem.salesforce.settings.ProxySettings;
import dev.tandem.salesforce.voice.QueryApi;
import io.netty.handler.proxy.ProxyConnectException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The requests to an org, in the forms that the service's own clients have, so that what reads
 * their answers reads these too. It implements none of their interfaces: Quarkus takes a class that
 * does for a resource to serve. Blocks; for one thread.
 */
final class OrgHttp implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Java refuses Basic authentication at a proxy for HTTPS unless this is empty. */
    private static final String REFUSED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    private static final int PROXY_LOGIN_NEEDED = 407;

    /** Where only a simulator can be; never reached through the proxy. */
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpClient http;

    OrgHttp(@Nullable ProxySettings proxy) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT);
        if (proxy != null) {
            builder.proxy(new Selector(proxy));
            ProxySettings.Login login = proxy.login();
            if (login != null) {
                System.setProperty(REFUSED_SCHEMES, "");
                builder.authenticator(new ProxyLogin(login));
            }
        }
        http = builder.build();
    }

    /** As {@code TokenApi}. */
    Uni<RestResponse<byte[]>> request(String tokenUrl, Form form) {
        HttpRequest request =
                to(URI.create(tokenUrl))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form.asMap())))
                        .build();
        return Uni.createFrom().item(() -> send(request));
    }

    /** As {@link QueryApi}. */
    Uni<RestResponse<byte[]>> query(String instance, String bearer, String soql) {
        URI address =
                URI.create(
                        instance
                                + QueryApi.PATH
                                + "?q="
                                + URLEncoder.encode(soql, StandardCharsets.UTF_8));
        return Uni.createFrom().item(() -> get(address, bearer));
    }

    RestResponse<byte[]> get(URI address, @Nullable String bearer) {
        HttpRequest.Builder request = to(address);
        return send((bearer == null ? request : request.header("Authorization", bearer)).build());
    }

    RestResponse<byte[]> post(URI address, String bearer, String body) {
        return send(
                to(address)
                        .header("Authorization", bearer)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private static HttpRequest.Builder to(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE);
    }

    /** Throws what the classification of transport faults knows the client's exceptions as. */
    private RestResponse<byte[]> send(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() == PROXY_LOGIN_NEEDED) {
                throw refusedByProxy();
            }
            RestResponse.ResponseBuilder<byte[]> response =
                    RestResponse.ResponseBuilder.<byte[]>create(answer.statusCode())
                            .entity(answer.body());
            answer.headers()
                    .map()
                    .forEach((name, values) -> response.header(name, values.getFirst()));
            return response.build();
        } catch (HttpConnectTimeoutException e) {
            throw new UncheckedIOException(new ConnectException(e.getMessage()));
        } catch (HttpTimeoutException e) {
            throw new CompletionException(new TimeoutException(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(asTheServiceKnows(e, request.uri()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private static IOException asTheServiceKnows(IOException thrown, URI address) {
        if (isUnresolved(thrown)) {
            return new UnknownHostException(address.getHost());
        }
        // Java offers refused credentials a few times, and then says no more than this.
        return String.valueOf(thrown.getMessage()).contains("too many authentication attempts")
                ? refusedByProxy()
                : thrown;
    }

    private static IOException refusedByProxy() {
        return new ProxyConnectException("status: " + PROXY_LOGIN_NEEDED);
    }

    private static boolean isUnresolved(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private static String encoded(MultivaluedMap<String, String> form) {
        StringJoiner fields = new StringJoiner("&");
        form.forEach((name, values) ->
                fields.add(
                        name + "=" + URLEncoder.encode(values.getFirst(), StandardCharsets.UTF_8)));
        return fields.toString();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static final class Selector extends ProxySelector {
        private final ProxySettings proxy;

        Selector(ProxySettings proxy) {
            this.proxy = proxy;
        }

        @Override
        public List<Proxy> select(URI uri) {
            return List.of(
                    THIS_MACHINE.contains(uri.getHost())
                            ? Proxy.NO_PROXY
                            : new Proxy(
                                    Proxy.Type.HTTP,
                                    InetSocketAddress.createUnresolved(
                                            proxy.host(), proxy.port())));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // The request fails with it.
        }
    }

    private static final class ProxyLogin extends Authenticator {
        private final ProxySettings.Login login;

        ProxyLogin(ProxySettings.Login login) {
            this.login = login;
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                    ? new PasswordAuthentication(login.username(), login.password().toCharArray())
                    : null;
        }
    }
}
