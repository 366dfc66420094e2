package dev.tandem.app;

import dev.tandem.cluster.InstanceAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Where this instance is, when nobody has said so. */
final class InstanceAddresses {
    private static final Set<String> EVERY_INTERFACE = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    private InstanceAddresses() {}

    /** The address that HTTP is served at; the machine's name where that is every one. */
    static InstanceAddress found(Config config) {
        String host = config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0");
        int port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
        return new InstanceAddress(
                "http", EVERY_INTERFACE.contains(host) ? machineName() : host, port);
    }

    /** The loopback address for a machine without a name, or with one that no URL can hold. */
    private static String machineName() {
        String name = "";
        try {
            name = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException namelessMachine) {
            // The loopback address serves it.
        }
        return name.matches("[0-9A-Za-z.-]+")
                ? name
                : InetAddress.getLoopbackAddress().getHostAddress();
    }
}
