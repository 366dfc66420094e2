package dev.tandem.bench;

import dev.tandem.embedded.LoopbackPorts;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The least that can stand between HTTP and Kafka, as a bar to measure against: no signature, no
 * parsing, no REST layer, the body becomes the record. The server and its number of threads are
 * those of Quarkus, the producer's settings and the topic's partitions are Tandem's.
 */
final class BareEndpoint {
    private static final String TOPIC = "bare";

    private final Vertx vertx = Vertx.vertx();
    private final KafkaProducer<String, byte[]> producer;

    private BareEndpoint(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "acks",
                                "all",
                                "linger.ms",
                                0),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    public static void main(String[] args) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", args[0]))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 12, (short) 1))).all().get();
        }
        int port = LoopbackPorts.free(1).getFirst();
        new BareEndpoint(args[0]).listen(port);
        System.out.println(port);
    }

    /** One server for each event loop on the same port, as Quarkus has it. */
    private void listen(int port) throws Exception {
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(port);
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            HttpServer server = vertx.createHttpServer(options).requestHandler(this::forward);
            server.listen().toCompletionStage().toCompletableFuture().get();
        }
    }

    private void forward(HttpServerRequest request) {
        Context context = vertx.getOrCreateContext();
        request.bodyHandler(body -> {
            var record = new ProducerRecord<>(TOPIC, body.getString(7, 43), body.getBytes());
            Future<RecordMetadata> _ =
                    producer.send(
                            record,
                            (metadata, failure) ->
                                    context.runOnContext(done -> answer(request, failure == null)));
        });
    }

    private static void answer(HttpServerRequest request, boolean recorded) {
        request.response().setStatusCode(recorded ? 202 : 503).end();
    }
}
