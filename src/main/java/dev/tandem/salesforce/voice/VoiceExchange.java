package dev.tandem.salesforce.voice;

import dev.tandem.domain.CommandKind;
import dev.tandem.domain.ports.CommandExecutor.SendPermit;
import dev.tandem.salesforce.faults.AnswerReader;
import dev.tandem.salesforce.faults.ExchangeResult;
import dev.tandem.salesforce.faults.FaultClassifier;
import dev.tandem.salesforce.faults.ResponseBytes;
import dev.tandem.salesforce.faults.TransportFaults;
import dev.tandem.salesforce.monitor.ApiUsage;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import dev.tandem.salesforce.settings.OrgSettings;
import dev.tandem.salesforce.token.TokenAnswer;
import java.time.Clock;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;

/** One request to the voice wrapper and what its answer means; counted and timed here alone. */
public final class VoiceExchange {
    private final OrgSettings org;
    private final VoiceApi api;
    private final SalesforceMetrics metrics;
    private final Clock clock;

    public VoiceExchange(OrgSettings org, VoiceApi api, SalesforceMetrics metrics, Clock clock) {
        this.org = org;
        this.api = api;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Sends, and waits for no longer than the rest of the budget.
     *
     * @param endsAt {@link System#nanoTime()} at which the budget of this call ends
     */
    public ExchangeResult send(
            CommandKind kind,
            VoiceBody body,
            SendPermit permit,
            TokenAnswer.AccessToken token,
            long endsAt) {
        long started = System.nanoTime();
        Duration left = Duration.ofNanos(endsAt - started);
        if (left.toMillis() <= 0) {
            return new ExchangeResult.NotSent("no connection within the time-out");
        }
        if (!permit.isHeld()) {
            return new ExchangeResult.HeldBack(
                    "not sent: another instance may have taken the command over", null);
        }
        ExchangeResult result = exchange(kind, body, token, left);
        metrics.requestEnded(
                org.name(), kind, outcome(result), Duration.ofNanos(System.nanoTime() - started));
        return result;
    }

    private ExchangeResult exchange(
            CommandKind kind, VoiceBody body, TokenAnswer.AccessToken token, Duration left) {
        RestResponse<byte[]> response;
        try {
            response = api.send(token.instanceUrl(), token.bearer(), body).await().atMost(left);
        } catch (RuntimeException noAnswer) {
            return TransportFaults.classify(noAnswer);
        }
        ApiUsage.report(response, org.name(), metrics);
        byte[] bytes = ResponseBytes.of(response);
        return FaultClassifier.classify(kind, AnswerReader.read(response, bytes, clock));
    }

    private static SalesforceMetrics.Outcome outcome(ExchangeResult result) {
        return switch (result) {
            case ExchangeResult.Done _ -> SalesforceMetrics.Outcome.DONE;
            case ExchangeResult.NotSent _, ExchangeResult.HeldBack _ ->
                    SalesforceMetrics.Outcome.UNAVAILABLE;
            case ExchangeResult.Failed failed ->
                    switch (failed.fault()) {
                        case REFUSED -> SalesforceMetrics.Outcome.REFUSED;
                        case CONFIGURATION -> SalesforceMetrics.Outcome.CONFIGURATION_FAULT;
                        case SESSION -> SalesforceMetrics.Outcome.TOKEN_EXPIRED;
                        case QUOTA_GONE, BUSY, NOT_EXECUTED, NOT_ASKED ->
                                SalesforceMetrics.Outcome.UNAVAILABLE;
                        case IN_DOUBT, ORG_DOWN -> SalesforceMetrics.Outcome.IN_DOUBT;
                    };
        };
    }
}
