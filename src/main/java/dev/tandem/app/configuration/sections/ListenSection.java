package dev.tandem.app.configuration.sections;

import dev.tandem.app.configuration.values.TandemConfiguration.KafkaConfiguration;
import dev.tandem.app.configuration.values.TandemConfiguration.ListenAddress;
import java.util.ArrayList;
import java.util.List;

/** Reads the addresses of the HTTP servers: keys of Quarkus, checked before it starts. */
final class ListenSection {
    private static final String HTTP = "quarkus.http.";
    private static final String MANAGEMENT = "quarkus.management.";
    private static final String EVERY_INTERFACE = "0.0.0.0";
    private static final int HIGHEST_PORT = 65_535;
    private static final int DEFAULT_SECURE_PORT = 8443;

    /** Each of these keys gives the HTTP server a certificate. */
    private static final List<String> CERTIFICATES =
            List.of(
                    HTTP + "tls-configuration-name",
                    HTTP + "ssl.certificate.files",
                    HTTP + "ssl.certificate.key-store-file",
                    "quarkus.tls.key-store.pem.0.cert",
                    "quarkus.tls.key-store.p12.path",
                    "quarkus.tls.key-store.jks.path");

    private final KeyReader keys;

    ListenSection(KeyReader keys) {
        this.keys = keys;
    }

    List<ListenAddress> read(KafkaConfiguration kafka) {
        List<ListenAddress> addresses = new ArrayList<>();
        if (!keys.text(HTTP + "insecure-requests").orElse("").equals("disabled")) {
            add(addresses, HTTP);
        }
        add(addresses, MANAGEMENT);
        addSecure(addresses);
        refuseTwins(addresses, kafka);
        return addresses;
    }

    private void add(List<ListenAddress> addresses, String prefix) {
        String key = prefix + "port";
        if (keys.text(key).isPresent()) {
            String host = keys.text(prefix + "host").orElse(EVERY_INTERFACE);
            addresses.add(new ListenAddress(key, host, keys.integer(key, 0, HIGHEST_PORT)));
        }
    }

    /** Quarkus listens there only with a certificate, and at 8443 where the key is not set. */
    private void addSecure(List<ListenAddress> addresses) {
        String key = HTTP + "ssl-port";
        boolean set = keys.text(key).isPresent();
        int port = set ? keys.integer(key, 0, HIGHEST_PORT) : DEFAULT_SECURE_PORT;
        if (CERTIFICATES.stream().anyMatch(it -> keys.text(it).isPresent())) {
            String host = keys.text(HTTP + "host").orElse(EVERY_INTERFACE);
            addresses.add(new ListenAddress(key, host, port));
        }
    }

    private void refuseTwins(List<ListenAddress> addresses, KafkaConfiguration kafka) {
        for (int i = 0; i < addresses.size(); i++) {
            ListenAddress one = addresses.get(i);
            addresses.subList(i + 1, addresses.size()).stream()
                    .filter(other -> one.port() != 0 && other.port() == one.port())
                    .forEach(other -> refuse(other, one.key()));
            if (kafka instanceof KafkaConfiguration.Embedded(var settings)
                    && settings.port() != 0
                    && settings.port() == one.port()) {
                refuse(one, "tandem.embedded-kafka.port");
            }
        }
    }

    private void refuse(ListenAddress address, String other) {
        keys.faults()
                .wrong(
                        address.key(),
                        String.valueOf(address.port()),
                        "it must be another port than that of " + other + ".");
    }
}
