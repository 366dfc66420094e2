package dev.tandem.bench;

import dev.tandem.embedded.EmbeddedKafka;
import dev.tandem.embedded.EmbeddedKafkaSettings;
import java.nio.file.Path;

/** The broker in a process of its own, so that its CPU and memory are told apart. */
final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] args) {
        EmbeddedKafka kafka =
                EmbeddedKafka.start(EmbeddedKafkaSettings.onFreePort(Path.of(args[0])));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        System.out.println(kafka.bootstrapServers());
    }
}
