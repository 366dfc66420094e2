package dev.tandem.salesforce.faults;

import dev.tandem.domain.CommandKind;
import dev.tandem.domain.SalesforceResult;
import dev.tandem.domain.text.TextBounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Classifies answers. The wrapper's {@code success} takes precedence over the HTTP status. */
public final class FaultClassifier {
    private static final int UNAUTHORIZED = 401;

    private FaultClassifier() {}

    public static ExchangeResult classify(CommandKind kind, OrgAnswer answer) {
        return switch (answer.body()) {
            case OrgAnswer.Wrapper wrapper -> wrapper(kind, answer, wrapper);
            case OrgAnswer.Platform platform -> platform(answer, platform);
            case OrgAnswer.Page _ -> page(answer);
            case OrgAnswer.Unreadable _ -> unreadable(answer);
        };
    }

    private static ExchangeResult.Failed page(OrgAnswer answer) {
        FaultRow row =
                FaultTable.isOfAnotherHost(answer.status())
                        ? FaultTable.PAGE
                        : FaultTable.rowOf(answer.status(), null);
        String words = "HTTP " + answer.status() + " with an HTML page" + movedTo(answer);
        return new ExchangeResult.Failed(
                row.fault(), List.of(words), row.advice(), answer.retryAfter());
    }

    private static String movedTo(OrgAnswer answer) {
        return answer.movedTo() == null ? "" : ", sends us to host " + answer.movedTo();
    }

    private static ExchangeResult.Failed unreadable(OrgAnswer answer) {
        return byTable(
                answer,
                null,
                List.of("HTTP " + answer.status() + " without a readable body" + movedTo(answer)));
    }

    /** Classifies an answer that does not come from the wrapper, whatever was requested. */
    public static ExchangeResult.Failed ofPlatform(OrgAnswer answer) {
        return switch (answer.body()) {
            case OrgAnswer.Platform platform -> platform(answer, platform);
            case OrgAnswer.Page _ -> page(answer);
            case OrgAnswer.Wrapper _, OrgAnswer.Unreadable _ -> unreadable(answer);
        };
    }

    private static ExchangeResult wrapper(
            CommandKind kind, OrgAnswer answer, OrgAnswer.Wrapper wrapper) {
        SalesforceResult partial = createdAllTheSame(kind, wrapper);
        if (partial != null) {
            return new ExchangeResult.Done(partial);
        }
        if (answer.status() == UNAUTHORIZED) {
            return byTable(answer, null, errorsOf(answer, wrapper));
        }
        if (Boolean.FALSE.equals(wrapper.success())) {
            return new ExchangeResult.Failed(OrgFault.REFUSED, errorsOf(answer, wrapper), "", null);
        }
        if (!answer.isSuccessStatus() || wrapper.success() == null) {
            return byTable(answer, null, errorsOf(answer, wrapper));
        }
        return wrapper.data() == null ? withoutData(kind) : done(kind, wrapper.data());
    }

    /**
     * A create may succeed partly: an id proves that the record is there, whatever status and
     * errors came with it; the errors are warnings then.
     */
    private static @Nullable SalesforceResult createdAllTheSame(
            CommandKind kind, OrgAnswer.Wrapper wrapper) {
        WrapperData data = wrapper.data();
        String id = data == null ? null : blankToNull(data.voiceCallId());
        return kind == CommandKind.CREATE_VOICE_CALL && id != null
                ? new SalesforceResult.VoiceCallCreated(id, wrapper.errors())
                : null;
    }

    private static ExchangeResult done(CommandKind kind, WrapperData data) {
        return switch (kind) {
            case CREATE_VOICE_CALL -> withoutData(kind);
            case EXECUTE_OMNI_FLOW ->
                    new ExchangeResult.Done(
                            new SalesforceResult.OmniFlowExecuted(
                                    blankToNull(data.queue()), blankToNull(data.agent())));
            case CLEAR_ROUTING -> new ExchangeResult.Done(new SalesforceResult.RoutingCleared());
            case UPDATE_VOICE_CALL ->
                    new ExchangeResult.Done(new SalesforceResult.VoiceCallUpdated());
        };
    }

    private static ExchangeResult withoutData(CommandKind kind) {
        List<String> words = List.of("success without the data of a " + kind.word());
        return switch (kind) {
            case CREATE_VOICE_CALL, EXECUTE_OMNI_FLOW ->
                    new ExchangeResult.Failed(OrgFault.IN_DOUBT, words, "", null);
            case CLEAR_ROUTING, UPDATE_VOICE_CALL ->
                    new ExchangeResult.Failed(OrgFault.REFUSED, words, "", null);
        };
    }

    private static ExchangeResult.Failed platform(OrgAnswer answer, OrgAnswer.Platform platform) {
        PlatformError first = platform.errors().getFirst();
        List<String> words =
                platform.errors().stream()
                        .limit(TextBounds.ORG_ERRORS.most())
                        .map(error -> ErrorTexts.kept(error.words()))
                        .toList();
        return byTable(answer, first, words);
    }

    private static ExchangeResult.Failed byTable(
            OrgAnswer answer, @Nullable PlatformError error, List<String> words) {
        FaultRow row = FaultTable.rowOf(answer.status(), error);
        return new ExchangeResult.Failed(row.fault(), words, row.advice(), answer.retryAfter());
    }

    private static List<String> errorsOf(OrgAnswer answer, OrgAnswer.Wrapper wrapper) {
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
