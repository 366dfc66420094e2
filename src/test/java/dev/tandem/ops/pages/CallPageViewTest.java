package dev.tandem.ops.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.IgnoreReason;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.ops.console.InteractionDocument;
import dev.tandem.ops.console.InteractionDocument.Entry;
import dev.tandem.ops.console.InteractionDocument.Request;
import dev.tandem.ops.console.InteractionDocument.RequestResult;
import dev.tandem.ops.pictures.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One call as its page shows it. */
final class CallPageViewTest {
    private static final Instant START = Instant.parse("2026-02-06T21:09:02.800Z");

    @Test
    void a_request_shows_how_long_it_took_and_one_that_was_not_done_is_red() {
        CallPageView view =
                view(
                        entry(0, Lane.WEBEX, "task:new", null, null, null, "send create"),
                        entry(20, Lane.SALESFORCE, "sent", create(1, null), null, null),
                        entry(
                                1520,
                                Lane.SALESFORCE,
                                "refused: no",
                                create(1, RequestResult.REFUSED),
                                null,
                                null,
                                "give create up"));
        assertThat(view.steps())
                .extracting(CallPageView.Step::took)
                .containsExactly("", "", "1,500 ms");
        assertThat(view.steps().getLast().tone()).isEqualTo("bad");
        assertThat(picture(view))
                .contains("<rect class=\"failed\"", "1.50 s: refused: no")
                .doesNotContain("ahead");
        assertThat(view.open()).isTrue();
    }

    @Test
    void a_request_of_which_only_the_answer_is_told_began_as_long_before_it_as_it_took() {
        Entry call = entry(0, Lane.WEBEX, "task:new", null, null, null, "send create");
        Entry sent = entry(500, Lane.SALESFORCE, "sent", create(1, null), null, null);
        CallPageView view = view(call, done(new Request("create", 1, RequestResult.DONE, 1_500L)));

        assertThat(view.steps())
                .extracting(CallPageView.Step::took)
                .containsExactly("", "1,500 ms");
        assertThat(picture(view))
                .isEqualTo(picture(view(call, sent, done(create(1, RequestResult.DONE)))));
    }

    private static Entry done(Request request) {
        return entry(2_000, Lane.SALESFORCE, "done", request, null, null);
    }

    @Test
    void a_retry_says_when_and_what() {
        Instant again = START.plusSeconds(4);
        CallPageView view =
                view(
                        entry(
                                0,
                                Lane.SALESFORCE,
                                "no answer",
                                create(1, RequestResult.UNAVAILABLE),
                                null,
                                again,
                                "try create again at 2026-02-06T21:09:06.800Z"));
        assertThat(view.next()).isEqualTo("2026-02-06T21:09:06.800Z");
        assertThat(view.nextStep()).isEqualTo("create again at 2026-02-06T21:09:06.800Z");
        assertThat(picture(view)).contains("<rect class=\"ahead\"", "the next wake-up");
    }

    @Test
    void the_wait_for_an_end_that_may_never_come_leaves_room_for_the_steps() {
        CallPageView view =
                view(
                        entry(0, Lane.WEBEX, "task:new", null, null, null, "send create"),
                        entry(
                                90,
                                Lane.SALESFORCE,
                                "done",
                                create(1, RequestResult.DONE),
                                null,
                                START.plus(Duration.ofHours(24))));
        assertThat(picture(view)).doesNotContain("ahead");
        assertThat(view.next()).isNotEmpty();
    }

    @Test
    void an_ignored_notice_says_why() {
        CallPageView view =
                view(entry(0, Lane.WEBEX, "task:new", null, IgnoreReason.TOO_OLD, null));
        assertThat(view.steps().getFirst().ignored()).isEqualTo("too old");
        assertThat(picture(view)).contains("class=\"ignored\"");
    }

    private static String picture(CallPageView view) {
        return Objects.requireNonNull(view.picture()).toString();
    }

    private static Request create(int attempt, @Nullable RequestResult result) {
        return new Request("create", attempt, result, null);
    }

    private static Entry entry(
            long millis,
            Lane lane,
            String came,
            @Nullable Request request,
            @Nullable IgnoreReason ignored,
            @Nullable Instant wakeAt,
            String... decided) {
        return new Entry(
                1,
                START.plusMillis(millis),
                null,
                lane,
                came,
                request,
                ignored,
                List.of(decided),
                InteractionPhase.CREATING,
                wakeAt);
    }

    private static CallPageView view(Entry... timeline) {
        return CallPageView.of(
                new InteractionDocument(
                        "id",
                        "wxcc_id",
                        "creating",
                        null,
                        RoutingAnswer.withoutStart("id", null, RoutingAnswer.Status.PENDING),
                        List.of(),
                        List.of(timeline),
                        0,
                        0),
                null,
                null,
                START);
    }
}
