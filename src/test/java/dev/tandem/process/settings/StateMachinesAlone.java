package dev.tandem.process.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import dev.tandem.domain.ContactCenterCriteria;
import dev.tandem.domain.ContactCenters;
import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.SampleContactCenters;
import dev.tandem.domain.decision.InteractionDecider;
import dev.tandem.domain.ports.NoDirectCommands;
import dev.tandem.kafka.ClientMetrics;
import dev.tandem.process.InteractionStreams;
import dev.tandem.process.QuickAnswers;
import dev.tandem.process.RecordSizes;
import dev.tandem.process.engine.InteractionLogic;
import dev.tandem.process.monitor.InteractionMetrics;
import dev.tandem.telemetry.CallTraces;
import dev.tandem.webex.WebexEventTranslator;
import dev.tandem.wire.Topics;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Measures the state machines without doors and without Salesforce: abandoned calls are written to
 * the topic, and every command is answered at once. Prints what each kind of thread spent for one
 * input, which a busy machine changes less than any time by the clock.
 *
 * <p>Arguments: bootstrap servers, calls a second, seconds of a round, rounds.
 */
final class StateMachinesAlone implements InteractionMetrics {
    private static final String DIALED = "+18445790001";

    private final LongAdder inputs = new LongAdder();
    private final Map<IgnoreReason, LongAdder> ignored = new HashMap<>();
    private final LongAdder wakeUps = new LongAdder();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Topics topics;

    private StateMachinesAlone(Map<String, String> kafka, Topics topics) {
        this.topics = topics;
        for (IgnoreReason reason : IgnoreReason.values()) {
            ignored.put(reason, new LongAdder());
        }
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("linger.ms", 1);
        producer =
                new KafkaProducer<>(
                        properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Logger.getLogger("").setLevel(Level.WARNING);
        Map<String, String> kafka = Map.of("bootstrap.servers", args[0]);
        Topics topics = new Topics(UUID.randomUUID() + ".");
        Path state = Files.createTempDirectory("tandem-alone");
        StateMachinesAlone load = new StateMachinesAlone(kafka, topics);
        try (InteractionStreams streams = load.streams(kafka, state);
                QuickAnswers answers = new QuickAnswers(kafka, topics)) {
            streams.start();
            while (!streams.ranOnce()) {
                Thread.sleep(100);
            }
            answers.start();
            for (int round = 0; round < Integer.parseInt(args[3]); round++) {
                load.round(answers, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            }
        }
        RecordSizes.print(kafka, topics);
    }

    private InteractionStreams streams(Map<String, String> kafka, Path state) {
        ContactCenters centers =
                new ContactCenters(
                        List.of(
                                new ContactCenters.Entry(
                                        SampleContactCenters.support(
                                                Duration.ofMillis(500), Duration.ofMillis(500)),
                                        ALL)));
        return new InteractionStreams(
                ProcessSettings.of(topics.prefix() + "interactions", state, kafka),
                TopicSettings.embedded(topics),
                new InteractionLogic(
                        new InteractionDecider(InteractionRules.DEFAULT)::decide,
                        new WebexEventTranslator(centers::match)::translate,
                        (centre, contact, record) -> null),
                this,
                CallTraces.NONE,
                ClientMetrics.NONE,
                new NoDirectCommands());
    }

    private static final ContactCenterCriteria ALL = new ContactCenterCriteria(null, null, null);

    private void round(QuickAnswers answers, int perSecond, int seconds) throws Exception {
        Map<String, Long> before = cpu();
        Map<String, Long> bytesBefore = allocated();
        long inputsBefore = inputs.sum();
        long wakeUpsBefore = wakeUps.sum();
        long closed = answers.closed();
        long began = System.nanoTime();
        int calls = perSecond * seconds;
        for (int i = 0; i < calls; i++) {
            LockSupport.parkNanos(began + i * 1_000_000_000L / perSecond - System.nanoTime());
            String id = UUID.randomUUID().toString();
            send(id, "task:new", 0);
            send(id, "task:parked", 300);
            send(id, "task:ended", 700);
        }
        while (answers.closed() - closed < calls) {
            Thread.sleep(5);
        }
        double took = (System.nanoTime() - began) / 1e9;
        long count = inputs.sum() - inputsBefore;
        System.out.printf(
                "%d calls in %.1f s, %.2f inputs and %.2f wake-ups each, nothing due %d; us CPU an"
                        + " input:",
                calls,
                took,
                count / (double) calls,
                (wakeUps.sum() - wakeUpsBefore) / (double) calls,
                ignored.get(IgnoreReason.NOTHING_DUE).sumThenReset());
        print(cpu(), before, count * 1e3);
        System.out.print("; KB allocated an input:");
        print(allocated(), bytesBefore, count * 1024.0);
        System.out.println();
    }

    private static void print(Map<String, Long> after, Map<String, Long> before, double unit) {
        after.forEach((kind, it) ->
                System.out.printf(" %s %.1f", kind, (it - before.getOrDefault(kind, 0L)) / unit));
    }

    private void send(String id, String type, long later) {
        byte[] body =
                """
                {"id":"%s","specversion":"1.0","type":"%s","comciscoorgid":"3eb3c4b5-6c60",\
                "datacontenttype":"application/json","data":{"taskId":"%s","channelType":\
                "telephony","direction":"INBOUND","origin":"+14806754084","destination":"%s",\
                "queueId":"2f8fd9a1-5ea3-4e2c-9a4e-6a3b7a3b0c11","outboundType":null,\
                "workflowManager":null,"createdTime":%d}}\
                """
                        .formatted(id, type, id, DIALED, System.currentTimeMillis() + later)
                        .getBytes(UTF_8);
        var _ = producer.send(new ProducerRecord<>(topics.webexEvents(), id.getBytes(UTF_8), body));
    }

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Nanoseconds by kind of thread; those of the load and the answers are not of interest. */
    private static Map<String, Long> cpu() {
        return sums(THREADS.getAllThreadIds(), THREADS.getThreadCpuTime(THREADS.getAllThreadIds()));
    }

    private static Map<String, Long> allocated() {
        long[] ids = THREADS.getAllThreadIds();
        return sums(ids, THREADS.getThreadAllocatedBytes(ids));
    }

    private static Map<String, Long> sums(long[] ids, long[] values) {
        Map<String, Long> byKind = new TreeMap<>();
        for (int i = 0; i < ids.length; i++) {
            var thread = THREADS.getThreadInfo(ids[i]);
            String name = thread == null ? "" : thread.getThreadName();
            if (name.matches(".*StreamThread-\\d+")) {
                byKind.merge(
                        name.startsWith("kafka") ? "producer" : "stream", values[i], Long::sum);
            }
        }
        return byKind;
    }

    @Override
    public void acted(InteractionInput input, Duration took) {
        inputs.increment();
    }

    @Override
    public void ignored(IgnoreReason reason) {
        inputs.increment();
        ignored.get(reason).increment();
    }

    @Override
    public void wakeUpSent(Duration late) {
        wakeUps.increment();
    }
}
