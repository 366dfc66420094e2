package dev.tandem.process.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.SampleContactCenters;
import dev.tandem.domain.decision.InteractionDecider;
import dev.tandem.domain.state.Interaction;
import dev.tandem.process.store.JournalIndex;
import dev.tandem.process.store.SearchIndex;
import dev.tandem.process.store.StoreKeys;
import dev.tandem.process.store.StoredInteraction;
import dev.tandem.webex.EventTranslation;
import dev.tandem.webex.WebexEventTranslator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Prints how long a search among remembered interactions takes, in a store on disk as Kafka Streams
 * keeps it, and what keeping the index adds to an event. Run it by hand: {@code
 * InteractionSearchBench [interactions] [searches]}.
 */
public final class InteractionSearchBench {
    private static final Instant BEGIN = Instant.parse("2026-02-06T21:00:00Z");
    private static final List<String> LIFE =
            List.of("task:new", "task:parked", "task:connected", "task:ended");
    private static final InteractionDecider DECIDER =
            new InteractionDecider(InteractionRules.DEFAULT);
    private static final WebexEventTranslator TRANSLATOR =
            new WebexEventTranslator((_, _, _) -> SampleContactCenters.SUPPORT);

    private InteractionSearchBench() {}

    public static void main(String[] args) throws IOException {
        int interactions = args.length > 0 ? Integer.parseInt(args[0], 10) : 100_000;
        int searches = args.length > 1 ? Integer.parseInt(args[1], 10) : 10;
        System.out.printf(
                Locale.ROOT,
                "%d processors, %d interactions of %d events%n",
                Runtime.getRuntime().availableProcessors(),
                interactions,
                LIFE.size());
        // In turn, so that neither has the warmer machine.
        for (int round = 0; round < 3; round++) {
            KeyValueStore<Bytes, byte[]> bare = store();
            print("without the index", fill(bare, false, interactions));
            bare.close();
            KeyValueStore<Bytes, byte[]> indexed = store();
            print("with the index   ", fill(indexed, true, interactions));
            if (round == 2) {
                search(new InteractionSearch(_ -> indexed, 1), interactions, searches);
            }
            indexed.close();
        }
    }

    private static KeyValueStore<Bytes, byte[]> store() throws IOException {
        Path directory = Files.createTempDirectory("search-bench");
        KeyValueStore<Bytes, byte[]> store =
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore("calls"),
                                Serdes.Bytes(),
                                Serdes.ByteArray())
                        .withLoggingDisabled()
                        .withCachingDisabled()
                        .build();
        store.init(
                new MockProcessorContext<Void, Void>(
                                new Properties(), new TaskId(0, 0), directory.toFile())
                        .getStateStoreContext(),
                store);
        return store;
    }

    private static double fill(
            KeyValueStore<Bytes, byte[]> store, boolean indexed, int interactions) {
        SearchIndex index = new SearchIndex(store);
        long began = System.nanoTime();
        for (int i = 0; i < interactions; i++) {
            Instant at = BEGIN.plusMillis(i * 100L);
            String id = id(i);
            Interaction now = Interaction.unknown(id);
            for (String type : LIFE) {
                Interaction before = now;
                now = after(before, event(i, type, at), at);
                if (indexed) {
                    index.moved(before, now, at.toEpochMilli());
                }
                store.put(
                        StoreKeys.state(id),
                        new StoredInteraction(now, 1, StoredInteraction.NEVER, JournalIndex.NONE)
                                .encode());
            }
        }
        return (System.nanoTime() - began) / 1e3 / interactions / LIFE.size();
    }

    private static Interaction after(Interaction before, byte[] event, Instant at) {
        if (TRANSLATOR.translate(event, EventSource.WEBHOOK, at, false)
                instanceof EventTranslation.Translated(var _, var notice)) {
            return DECIDER.decide(before, notice).next();
        }
        throw new IllegalStateException("Expected an event, but it was not understood");
    }

    private static void search(InteractionSearch search, int interactions, int searches) {
        print("the oldest call's number", search, text(number(0)), searches);
        print("its last four digits", search, text(number(0).substring(8)), searches);
        print("a number that never called", search, text("+4915100000000"), searches);
        print("an interaction id", search, text(id(interactions / 2)), searches);
        print("the latest fifty", search, SearchRequest.latest(null, 50), searches);
        System.out.printf(
                Locale.ROOT,
                "heap: %d MiB of %d MiB%n",
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static byte[] event(int i, String type, Instant at) {
        return """
        {"type":"%s","comciscoorgid":"org","data":{"taskId":"%s","channelType":"telephony",\
        "direction":"INBOUND","origin":"%s","destination":"+18445790003","createdTime":%d}}
        """
                .formatted(type, id(i), number(i), at.toEpochMilli())
                .getBytes(UTF_8);
    }

    private static String id(int i) {
        return new UUID(0x94d8835dc74911ecL, 0x85737becd36c0000L + i).toString();
    }

    private static String number(int i) {
        return "+1480" + (6_000_000 + i);
    }

    private static SearchRequest text(String asked) {
        return new SearchRequest(
                SearchText.of(asked), null, null, null, null, null, null, null, 50);
    }

    private static void print(String what, double micros) {
        System.out.printf(Locale.ROOT, "%s: %.1f µs an event%n", what, micros);
    }

    private static void print(
            String what, InteractionSearch search, SearchRequest request, int searches) {
        List<Long> millis = new ArrayList<>();
        int found = 0;
        for (int i = 0; i < searches; i++) {
            long began = System.nanoTime();
            found = search.find(request).found().size();
            millis.add((System.nanoTime() - began) / 1_000_000);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d found, first %d ms, then %d to %d ms%n",
                what,
                found,
                millis.getFirst(),
                Collections.min(millis.subList(1, millis.size())),
                Collections.max(millis.subList(1, millis.size())));
    }
}
