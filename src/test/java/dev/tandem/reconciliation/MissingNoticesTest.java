package dev.tandem.reconciliation;

import static dev.tandem.reconciliation.MissingNotice.Kind.CONNECTED;
import static dev.tandem.reconciliation.MissingNotice.Kind.ENDED;
import static dev.tandem.reconciliation.MissingNotice.Kind.STARTED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.webex.api.FoundTask;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissingNoticesTest {
    private static final Instant FROM = Instant.parse("2026-02-02T06:00:00Z");
    private static final TimeWindow WINDOW = new TimeWindow(FROM, FROM.plusSeconds(300));
    private static final String ID = "94d8835d-c749-11ec-8573-7becd36cb425";
    private static final String ORG = "3eb3c4b5-6c60-4893-8bd8-8454537324e4";

    private final HeardEvents heard = new HeardEvents(Set.of(ID));

    @Test
    void nothing_is_missing_of_a_call_that_was_heard() {
        hears("task:new", "task:connected", "task:ended");
        assertThat(missing(call(10, 60, true))).isEmpty();
    }

    @Test
    void a_live_call_of_which_nothing_was_heard_has_begun() {
        assertThat(missing(live(10, false))).containsExactly(STARTED);
    }

    @Test
    void a_live_call_that_an_agent_took_is_answered_after_its_start() {
        assertThat(missing(live(10, true))).containsExactly(STARTED, CONNECTED);
        hears("task:new");
        assertThat(missing(live(10, true))).containsExactly(CONNECTED);
    }

    @Test
    void the_end_of_a_call_that_is_over_comes_before_its_start() {
        assertThat(missing(call(10, 60, false))).containsExactly(ENDED, STARTED);
    }

    @Test
    void an_answer_comes_before_the_end() {
        hears("task:new");
        assertThat(missing(call(10, 60, true))).containsExactly(CONNECTED, ENDED);
    }

    @Test
    void a_call_that_nobody_answered_only_lacks_its_end() {
        hears("task:new", "task:parked");
        assertThat(missing(call(10, 60, false))).containsExactly(ENDED);
    }

    @Test
    void what_a_call_did_before_the_window_is_the_matter_of_an_earlier_one() {
        assertThat(missing(live(-10, true))).isEmpty();
        hears("task:ended");
        assertThat(missing(call(-600, 60, true))).isEmpty();
    }

    /** Its answer may have been heard before the window: to say so once more changes nothing. */
    @Test
    void the_lost_end_of_an_older_call_comes_with_its_answer() {
        assertThat(missing(call(-600, 60, true))).containsExactly(CONNECTED, ENDED);
        assertThat(missing(call(-600, 60, false))).containsExactly(ENDED);
    }

    @Test
    void an_end_after_the_window_is_the_matter_of_a_later_one() {
        hears("task:new");
        assertThat(missing(call(10, 400, false))).isEmpty();
    }

    /** Else a flow would be run for a caller who has gone. */
    @Test
    void a_lost_start_is_never_written_without_an_end_that_is_known() {
        assertThat(missing(call(10, 400, false))).containsExactly(ENDED, STARTED);
    }

    @Test
    void the_words_of_flows_are_heard_too() {
        take("{\"event\":\"NewPhoneContact\"}");
        take("{\"interactionId\":\"x\",\"event\":\"AgentAnswered\"}");
        take("{\"event\":\"PhoneContactEnded\"}");
        take("no JSON");
        assertThat(missing(call(10, 60, true))).isEmpty();
    }

    @Test
    void written_twice_it_is_the_same_event_with_the_times_of_webex() throws Exception {
        List<MissingNotice> first = notices().of(call(10, 60, false));
        assertThat(notices().of(call(10, 60, false))).isEqualTo(first);
        JsonNode ended = new ObjectMapper().readTree(first.getFirst().body());
        assertThat(ended.path("type").asText()).isEqualTo("task:ended");
        assertThat(ended.path("comciscoorgid").asText()).isEqualTo(ORG);
        assertThat(ended.at("/data/taskId").asText()).isEqualTo(ID);
        assertThat(ended.at("/data/createdTime").asLong())
                .isEqualTo(FROM.plusSeconds(60).toEpochMilli());
    }

    private void hears(String... types) {
        for (String type : types) {
            take("{\"id\":\"1\",\"data\":{\"type\":\"x\"},\"type\":\"" + type + "\"}");
        }
    }

    private void take(String body) {
        heard.take(ID, body.getBytes(UTF_8));
    }

    private List<MissingNotice.Kind> missing(FoundTask task) {
        return notices().of(task).stream().map(MissingNotice::kind).toList();
    }

    private MissingNotices notices() {
        return new MissingNotices(WINDOW, heard, ORG);
    }

    private static FoundTask live(long began, boolean answered) {
        return task(began, null, answered);
    }

    private static FoundTask call(long began, long ended, boolean answered) {
        return task(began, FROM.plusSeconds(ended), answered);
    }

    /** Webex may spell the id in capitals. */
    private static FoundTask task(long began, Instant ended, boolean answered) {
        return new FoundTask(
                ID.toUpperCase(java.util.Locale.ROOT),
                FROM.plusSeconds(began),
                ended,
                "telephony",
                "INBOUND",
                "+14805550100",
                "+18445790081",
                answered);
    }
}
