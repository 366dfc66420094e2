package dev.tandem.app.sending;

import dev.tandem.app.terminal.CommandFailure;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Addresses that events may be sent to. Recorded events of real calls must not reach a real
 * installation by mistake.
 */
public final class TargetAddress {
    private TargetAddress() {}

    /**
     * The address of an installation.
     *
     * @param option the option that named it, for messages
     * @throws CommandFailure when it is none, or not this machine's and not allowed
     */
    public static URI http(String option, String text, boolean anywhere) {
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException e) {
            address = URI.create("");
        }
        if (address.getHost() == null || !List.of("http", "https").contains(address.getScheme())) {
            throw new CommandFailure(
                    "%s is not an address such as http://localhost:8080.".formatted(option));
        }
        allow(address.getHost(), anywhere);
        return address;
    }

    /**
     * Checks a host.
     *
     * @throws CommandFailure when it is not this machine's and not allowed
     */
    public static void allow(String host, boolean anywhere) {
        if (!anywhere && !isLoopback(host)) {
            throw new CommandFailure(
                    host
                            + " is not this machine: events create records there. Say --yes-really"
                            + " if that is what you want.");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            throw new CommandFailure("There is no host " + host + ".");
        }
    }
}
