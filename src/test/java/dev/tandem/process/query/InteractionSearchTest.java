package dev.tandem.process.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.CloseOutcome;
import dev.tandem.domain.CommandId;
import dev.tandem.domain.CommandKind;
import dev.tandem.domain.EventSource;
import dev.tandem.domain.InteractionInput;
import dev.tandem.domain.InteractionInput.CommandAnswered;
import dev.tandem.domain.InteractionInput.Woken;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.InteractionRules;
import dev.tandem.domain.SalesforceResult.VoiceCallCreated;
import dev.tandem.domain.SampleContactCenters;
import dev.tandem.domain.decision.InteractionDecider;
import dev.tandem.domain.state.Interaction;
import dev.tandem.process.query.SearchRequest.Place;
import dev.tandem.process.query.SearchView.Found;
import dev.tandem.process.store.JournalIndex;
import dev.tandem.process.store.SearchIndex;
import dev.tandem.process.store.StoreKeys;
import dev.tandem.process.store.StoredInteraction;
import dev.tandem.webex.EventTranslation;
import dev.tandem.webex.WebexEventTranslator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InteractionSearchTest {
    private static final Instant BEGIN = Instant.parse("2026-02-06T21:00:00Z");
    private static final int PARTITIONS = 2;

    /** Nobody here has the other one. */
    private static final int PARTITION = 1;

    private static final InteractionDecider DECIDER =
            new InteractionDecider(InteractionRules.DEFAULT);
    private static final WebexEventTranslator TRANSLATOR =
            new WebexEventTranslator((_, _, _) -> SampleContactCenters.SUPPORT);

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore("calls"),
                            Serdes.Bytes(),
                            Serdes.ByteArray())
                    .withLoggingDisabled()
                    .withCachingDisabled()
                    .build();
    private final SearchIndex index = new SearchIndex(store);
    private final InteractionSearch search =
            new InteractionSearch(
                    partition -> {
                        if (partition != PARTITION) {
                            throw new InvalidStateStoreException("elsewhere");
                        }
                        return store;
                    },
                    PARTITIONS);

    @BeforeEach
    void open() {
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void the_latest_come_first_page_after_page() {
        for (int i = 0; i < 5; i++) {
            started("call-" + i, i, "+1480675400" + i);
        }
        List<String> read = new ArrayList<>();
        Place after = null;
        for (int page = 0; page < 3; page++) {
            List<Found> found = search.find(latest(after, 2)).found();
            found.forEach(it -> read.add(it.entry().interactionId()));
            Found last = found.getLast();
            after = new Place(last.firstSeen(), last.entry().interactionId());
        }
        assertThat(read).containsExactly("call-4", "call-3", "call-2", "call-1", "call-0");
        assertThat(search.find(latest(after, 2)).found()).isEmpty();
    }

    @Test
    void calls_of_one_millisecond_are_all_on_some_page() {
        for (String id : List.of("a", "b", "c", "d")) {
            started(id, 0, "+14806754084");
        }
        List<String> first = ids(search.find(latest(null, 3)));
        assertThat(first).containsExactly("d", "c", "b");
        assertThat(ids(search.find(latest(new Place(BEGIN, "b"), 3)))).containsExactly("a");
    }

    @Test
    void a_call_is_found_by_its_numbers_and_its_record_also_after_its_close() {
        Interaction call = started("call", 0, "+14806754084");
        started("other", 1, "+14806754085");
        assertThat(ids(find("480 675-4084"))).containsExactly("call");
        assertThat(ids(find("0003"))).containsExactly("other", "call");
        assertThat(ids(find("0LQ000000000001"))).isEmpty();

        call = created("call", call);
        assertThat(ids(find("0LQ000000000001AAA"))).containsExactly("call");
        closed("call", call);
        assertThat(ids(find("4084"))).containsExactly("call");
        assertThat(ids(find("0LQ000000000001"))).containsExactly("call");
        Found found = find("wxcc_call").found().getFirst();
        assertThat(found.entry().outcome()).isEqualTo(CloseOutcome.ABANDONED_BEFORE_QUEUE);
        assertThat(found.state().phase()).isEqualTo(InteractionPhase.CLOSED);
        assertThat(found.firstSeen()).isEqualTo(BEGIN);
    }

    @Test
    void a_forgotten_call_leaves_nothing_behind() {
        Interaction call = closed("call", started("call", 0, "+14806754084"));
        apply("call", call, new Woken(BEGIN.plusSeconds(1_000_000)));
        assertThat(ids(find("4084"))).isEmpty();
        assertThat(ids(find("call"))).isEmpty();
        try (var all = store.all()) {
            assertThat(all.hasNext()).isFalse();
        }
    }

    @Test
    void state_outcome_centre_org_and_time_narrow_the_search() {
        started("waits", 0, "+14806754084");
        closed("gone", started("gone", 60, "+14806754084"));
        assertThat(ids(search.find(request(InteractionPhase.CREATING, null, null, null, null))))
                .containsExactly("waits");
        assertThat(ids(search.find(request(InteractionPhase.CLOSED, null, null, null, null))))
                .containsExactly("gone");
        assertThat(
                        ids(
                                search.find(
                                        request(
                                                null,
                                                CloseOutcome.ABANDONED_BEFORE_QUEUE,
                                                null,
                                                null,
                                                null))))
                .containsExactly("gone");
        assertThat(ids(search.find(request(null, null, "support", null, null)))).hasSize(2);
        assertThat(ids(search.find(request(null, null, "sales", null, null)))).isEmpty();
        assertThat(ids(search.find(request(null, null, null, BEGIN.plusSeconds(60), null))))
                .containsExactly("gone");
        assertThat(ids(search.find(request(null, null, null, null, BEGIN.plusSeconds(60)))))
                .containsExactly("waits");
    }

    @Test
    void what_is_elsewhere_or_unreadable_is_not_invented() {
        started("call", 0, "+14806754084");
        store.put(StoreKeys.state("call"), "unreadable".getBytes(UTF_8));
        SearchView view = search.find(SearchRequest.latest(null, 10));
        assertThat(view.found()).isEmpty();
        assertThat(view.partitions()).containsExactly(PARTITION);
        assertThat(view.complete()).isTrue();
    }

    private SearchView find(String text) {
        return search.find(
                new SearchRequest(
                        SearchText.of(text), null, null, null, null, null, null, null, 10));
    }

    private static SearchRequest latest(@Nullable Place after, int limit) {
        return new SearchRequest(null, null, null, null, null, null, null, after, limit);
    }

    private static SearchRequest request(
            @Nullable InteractionPhase phase,
            @Nullable CloseOutcome outcome,
            @Nullable String center,
            @Nullable Instant from,
            @Nullable Instant to) {
        return new SearchRequest(null, phase, outcome, center, null, from, to, null, 10);
    }

    private static List<String> ids(SearchView view) {
        return view.found().stream().map(it -> it.entry().interactionId()).toList();
    }

    private Interaction started(String id, int second, String ani) {
        return event(id, Interaction.unknown(id), "task:new", second, ani);
    }

    private Interaction created(String id, Interaction call) {
        return apply(
                id,
                call,
                new CommandAnswered(
                        BEGIN.plusSeconds(2),
                        new CommandId(id, CommandKind.CREATE_VOICE_CALL, 1),
                        1,
                        new VoiceCallCreated("0LQ000000000001AAA", List.of())));
    }

    /** Ended, every command of it given up or answered by the passing of time. */
    private Interaction closed(String id, Interaction call) {
        Interaction now = event(id, call, "task:ended", 100, "+14806754084");
        for (int i = 1; i < 200 && now.phase() != InteractionPhase.CLOSED; i++) {
            now = apply(id, now, new Woken(BEGIN.plusSeconds(100 + i * 1_800L)));
        }
        assertThat(now.phase()).isEqualTo(InteractionPhase.CLOSED);
        return now;
    }

    private Interaction event(String id, Interaction before, String type, int second, String ani) {
        Instant at = BEGIN.plusSeconds(second);
        String body =
                """
                {"type":"%s","comciscoorgid":"org","data":{"taskId":"%s","channelType":"telephony",\
                "direction":"INBOUND","origin":"%s","destination":"+18445790003","createdTime":%d}}
                """
                        .formatted(type, id, ani, at.toEpochMilli());
        if (TRANSLATOR.translate(body.getBytes(UTF_8), EventSource.WEBHOOK, at, false)
                instanceof EventTranslation.Translated(var _, var notice)) {
            return apply(id, before, notice);
        }
        throw new AssertionError("Expected an event, but it was not understood: " + type);
    }

    private Interaction apply(String id, Interaction before, InteractionInput input) {
        var transition = DECIDER.decide(before, input);
        Interaction now = transition.next();
        index.moved(before, now, input.receivedAt().toEpochMilli());
        if (now.forgotten()) {
            store.delete(StoreKeys.state(id));
        } else {
            store.put(
                    StoreKeys.state(id),
                    new StoredInteraction(now, 1, StoredInteraction.NEVER, JournalIndex.NONE)
                            .encode());
        }
        return now;
    }
}
