package dev.tandem.cluster;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The address at which one instance of a group is reached. Kafka Streams gives the members of a
 * group the host and port of each other, not the scheme: all of them have the same.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name or an address, one of IPv6 without brackets
 * @param port 0 to 65535; at 0 it cannot be reached
 */
public record InstanceAddress(String scheme, String host, int port) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    public InstanceAddress {
        require(scheme.equals("http") || scheme.equals("https"), "http:// or https://", scheme);
        require(host.matches("[0-9A-Za-z._:%-]+"), "a host", host);
        require(port >= 0 && port <= 65_535, "a port up to 65535", Integer.toString(port));
    }

    /**
     * Reads a configured address.
     *
     * @throws IllegalArgumentException when it is not {@code http(s)://host[:port]} and nothing
     *     more, saying what is expected
     */
    public static InstanceAddress of(String url) {
        URI uri = parsed(url);
        String host = uri.getHost();
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean bare =
                host != null
                        && uri.getRawUserInfo() == null
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null
                        && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
        require(host != null && bare, "scheme, host and port alone", url);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? HTTPS : HTTP;
        return new InstanceAddress(scheme, host.replaceAll("[\\[\\]]", ""), port);
    }

    private static URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Expected a URL, but: " + e.getReason(), e);
        }
    }

    /** Another member of the same group. */
    public InstanceAddress sibling(String itsHost, int itsPort) {
        return new InstanceAddress(scheme, itsHost, itsPort);
    }

    /** As Kafka Streams and the {@code Host} header write it. */
    public String hostAndPort() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /**
     * A URL there.
     *
     * @param pathAndQuery encoded, begins with a slash
     */
    public URI at(String pathAndQuery) {
        return URI.create(this + pathAndQuery);
    }

    @Override
    public String toString() {
        return scheme + "://" + hostAndPort();
    }

    private static void require(boolean fulfilled, String expected, String found) {
        if (!fulfilled) {
            throw new IllegalArgumentException("Expected " + expected + ", but got: " + found);
        }
    }
}
