package dev.tandem.salesforce;

import dev.tandem.domain.CommandKind;
import dev.tandem.domain.SalesforceResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From an answer to what it means. The wrapper's own word counts before the status. */
final class FaultClassifier {
    private static final int UNAUTHORIZED = 401;

    private FaultClassifier() {}

    static Verdict classify(CommandKind kind, Answer answer) {
        return switch (answer.body()) {
            case Answer.Wrapper wrapper -> wrapper(kind, answer, wrapper);
            case Answer.Platform platform -> platform(answer, platform);
            case Answer.Page _ -> page(answer);
            case Answer.Unreadable _ -> unreadable(answer);
        };
    }

    private static Verdict.Failed page(Answer answer) {
        FaultRow row =
                FaultTable.isOfAnotherHost(answer.status())
                        ? FaultTable.PAGE
                        : FaultTable.rowOf(answer.status(), null);
        String words = "HTTP " + answer.status() + " with an HTML page" + movedTo(answer);
        return new Verdict.Failed(row.fault(), List.of(words), row.advice(), answer.retryAfter());
    }

    private static String movedTo(Answer answer) {
        return answer.movedTo() == null ? "" : ", sends us to host " + answer.movedTo();
    }

    private static Verdict.Failed unreadable(Answer answer) {
        return byTable(
                answer,
                null,
                List.of("HTTP " + answer.status() + " without a readable body" + movedTo(answer)));
    }

    /** What an answer that is not the wrapper's means, whatever was asked. */
    static Verdict.Failed ofPlatform(Answer answer) {
        return switch (answer.body()) {
            case Answer.Platform platform -> platform(answer, platform);
            case Answer.Page _ -> page(answer);
            case Answer.Wrapper _, Answer.Unreadable _ -> unreadable(answer);
        };
    }

    private static Verdict wrapper(CommandKind kind, Answer answer, Answer.Wrapper wrapper) {
        SalesforceResult partial = createdAllTheSame(kind, wrapper);
        if (partial != null) {
            return new Verdict.Done(partial);
        }
        if (answer.status() == UNAUTHORIZED) {
            return byTable(answer, null, said(answer, wrapper));
        }
        if (Boolean.FALSE.equals(wrapper.success())) {
            return new Verdict.Failed(Fault.REFUSED, said(answer, wrapper), "", null);
        }
        if (!answer.isSuccessStatus() || wrapper.success() == null) {
            return byTable(answer, null, said(answer, wrapper));
        }
        return wrapper.data() == null ? withoutData(kind) : done(kind, wrapper.data());
    }

    /**
     * A create may succeed partly: an id proves that the record is there, whatever status and words
     * came with it; the words are warnings then.
     */
    private static @Nullable SalesforceResult createdAllTheSame(
            CommandKind kind, Answer.Wrapper wrapper) {
        WrapperData data = wrapper.data();
        String id = data == null ? null : blankToNull(data.voiceCallId());
        return kind == CommandKind.CREATE_VOICE_CALL && id != null
                ? new SalesforceResult.VoiceCallCreated(id, wrapper.errors())
                : null;
    }

    private static Verdict done(CommandKind kind, WrapperData data) {
        return switch (kind) {
            case CREATE_VOICE_CALL -> withoutData(kind);
            case EXECUTE_OMNI_FLOW ->
                    new Verdict.Done(
                            new SalesforceResult.OmniFlowExecuted(
                                    blankToNull(data.queue()), blankToNull(data.agent())));
            case CLEAR_ROUTING -> new Verdict.Done(new SalesforceResult.RoutingCleared());
            case UPDATE_VOICE_CALL -> new Verdict.Done(new SalesforceResult.VoiceCallUpdated());
        };
    }

    private static Verdict withoutData(CommandKind kind) {
        List<String> words = List.of("success without the data of a " + kind.word());
        return switch (kind) {
            case CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW ->
                    new Verdict.Failed(Fault.IN_DOUBT, words, "", null);
            case CLEAR_ROUTING, UPDATE_VOICE_CALL ->
                    new Verdict.Failed(Fault.REFUSED, words, "", null);
        };
    }

    private static Verdict.Failed platform(Answer answer, Answer.Platform platform) {
        PlatformError first = platform.errors().getFirst();
        List<String> words =
                platform.errors().stream()
                        .limit(ErrorWords.MOST_WORDS)
                        .map(error -> ErrorWords.kept(error.words()))
                        .toList();
        return byTable(answer, first, words);
    }

    private static Verdict.Failed byTable(
            Answer answer, @Nullable PlatformError error, List<String> words) {
        FaultRow row = FaultTable.rowOf(answer.status(), error);
        return new Verdict.Failed(row.fault(), words, row.advice(), answer.retryAfter());
    }

    private static List<String> said(Answer answer, Answer.Wrapper wrapper) {
        return wrapper.errors().isEmpty()
                ? List.of(
                        "HTTP "
                                + answer.status()
                                + " with success:"
                                + wrapper.success()
                                + " and no error words")
                : wrapper.errors();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
