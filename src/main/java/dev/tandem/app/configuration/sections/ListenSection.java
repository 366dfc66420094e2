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
        if (keys.text(HTTP + "ssl-port").isPresent()) {
            keys.integer(HTTP + "ssl-port", 0, HIGHEST_PORT);
        }
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
