package dev.tandem.app.configuration.values;

/**
 * Where the service takes requests.
 *
 * @param key the key of the port, for whoever has to change it
 * @param host a name or an address of this machine
 * @param port 0 for a free one
 */
public record ListenAddress(String key, String host, int port) {}
