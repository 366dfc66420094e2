package dev.tandem.process.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.SalesforceResult.CommandUnavailable;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.domain.SampleContactCenters;
import dev.tandem.domain.decision.InteractionDecider;
import dev.tandem.domain.state.Interaction;
import dev.tandem.webex.EventTranslation;
import dev.tandem.webex.WebexEventTranslator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenInteractionsTest {
    private static final Instant BEGIN = Instant.parse("2026-02-06T21:00:00Z");
    private static final InteractionDecider DECIDER =
            new InteractionDecider(InteractionRules.DEFAULT);
    private static final WebexEventTranslator TRANSLATOR =
            new WebexEventTranslator((_, _, _) -> SampleContactCenters.SUPPORT);

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore("open"),
                            Serdes.Bytes(),
                            Serdes.ByteArray())
                    .withLoggingDisabled()
                    .withCachingDisabled()
                    .build();

    @BeforeEach
    void open() {
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void the_oldest_is_known_from_its_start_until_it_is_answered() {
        OpenInteractions open = new OpenInteractions(store);
        assertThat(open.oldest()).isEqualTo(OpenInteractions.NONE);
        Interaction first = started("first", 0);
        open.moved("first", first);
        open.moved("second", started("second", 60));
        assertThat(open.oldest()).isEqualTo(BEGIN.toEpochMilli());

        open.moved("first", after(first, "first", "task:connected", 90));
        assertThat(open.oldest()).isEqualTo(BEGIN.plusSeconds(60).toEpochMilli());
    }

    @Test
    void what_the_store_held_before_is_read_in_steps() {
        for (int i = 0; i < 10; i++) {
            String id = "call-" + i;
            put(id, i == 9 ? started(id, 0) : started(id, 100 + i));
        }
        store.put(StoreKeys.state("call-5x"), "unreadable".getBytes(UTF_8));
        store.put(StoreKeys.COUNTS, new byte[0]);
        store.put(StoreKeys.wakeUp(1, "call-0"), new byte[] {1});

        OpenInteractions open = new OpenInteractions(store);
        open.readMore(6);
        assertThat(open.oldest()).isEqualTo(BEGIN.plusSeconds(100).toEpochMilli());
        open.readMore(4);
        assertThat(open.oldest()).isEqualTo(BEGIN.plusSeconds(100).toEpochMilli());
        open.readMore(4);
        assertThat(open.oldest()).isEqualTo(BEGIN.toEpochMilli());
    }

    @Test
    void what_is_closed_before_it_is_read_stays_closed() {
        Interaction call = started("call", 0);
        put("call", call);
        OpenInteractions open = new OpenInteractions(store);
        Interaction answered = after(call, "call", "task:connected", 5);
        put("call", answered);
        open.moved("call", answered);
        open.readMore(10);
        assertThat(open.oldest()).isEqualTo(OpenInteractions.NONE);
    }

    @Test
    void a_command_is_in_doubt_and_waits_for_its_retry_until_it_is_done() {
        OpenInteractions open = new OpenInteractions(store);
        Interaction call = started("call", 0);
        open.moved("call", call);
        assertThat(open.inDoubtByOrg()).isEmpty();
        assertThat(open.retriesByOrg()).isEmpty();

        call = created(call, 1, new CommandUnavailable("no answer came", true, null));
        open.moved("call", call);
        assertThat(open.inDoubtByOrg()).isEqualTo(Map.of("main", 1));
        assertThat(open.retriesByOrg()).isEqualTo(Map.of("main", 1));

        put("call", call);
        OpenInteractions restarted = new OpenInteractions(store);
        restarted.readMore(10);
        assertThat(restarted.inDoubtByOrg()).isEqualTo(Map.of("main", 1));

        call = created(call, 1, new VoiceCallCreated("0LQ000000000001", List.of()));
        open.moved("call", call);
        assertThat(open.inDoubtByOrg()).isEmpty();
        assertThat(open.retriesByOrg()).isEmpty();
    }

    private static Interaction created(Interaction state, int attempt, SalesforceResult result) {
        CommandId id = new CommandId("call", CommandKind.CREATE_VOICE_CALL, 1);
        return DECIDER.decide(state, new CommandAnswered(BEGIN.plusSeconds(5), id, attempt, result))
                .next();
    }

    private void put(String id, Interaction state) {
        store.put(
                StoreKeys.state(id),
                new StoredInteraction(state, 1, StoredInteraction.NEVER, JournalIndex.NONE)
                        .encode());
    }

    private static Interaction started(String id, long second) {
        return after(Interaction.unknown(id), id, "task:new", second);
    }

    private static Interaction after(Interaction state, String id, String type, long second) {
        Instant at = BEGIN.plusSeconds(second);
        byte[] event =
                """
                {"type":"%s","data":{"taskId":"%s","channelType":"telephony","direction":"INBOUND",
                "origin":"+41791234567","destination":"+41581234567","createdTime":%d}}
                """
                        .formatted(type, id, at.toEpochMilli())
                        .getBytes(UTF_8);
        if (TRANSLATOR.translate(event, EventSource.TOPIC, at, false)
                instanceof EventTranslation.Translated(String _, var notice)) {
            return DECIDER.decide(state, notice).next();
        }
        throw new IllegalStateException("Expected a notice of " + type);
    }
}
