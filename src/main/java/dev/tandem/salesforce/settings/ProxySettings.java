package dev.tandem.salesforce.settings;

import org.jspecify.annotations.Nullable;

/**
 * The HTTP proxy through which all orgs are reached, by {@code CONNECT}: the proxy sees the host,
 * and TLS is between Tandem and Salesforce. An org on this machine, a simulator, is reached without
 * it.
 *
 * @param host the proxy's
 * @param port the proxy's
 * @param login for Basic authentication at the proxy; null where it asks for none
 */
public record ProxySettings(String host, int port, @Nullable Login login) {

    /** Who Tandem is for the proxy; its text form hides the password. */
    public record Login(String username, String password) {
        @Override
        public String toString() {
            return "Login[username=" + username + ", password=<hidden>]";
        }
    }
}
