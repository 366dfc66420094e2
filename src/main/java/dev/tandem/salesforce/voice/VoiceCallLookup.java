package dev.tandem.salesforce.voice;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tandem.salesforce.faults.AnswerReader;
import dev.tandem.salesforce.faults.ExchangeResult;
import dev.tandem.salesforce.faults.FaultClassifier;
import dev.tandem.salesforce.faults.OrgFault;
import dev.tandem.salesforce.faults.ResponseBytes;
import dev.tandem.salesforce.faults.TransportFaults;
import dev.tandem.salesforce.monitor.ApiUsage;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import dev.tandem.salesforce.settings.OrgSettings;
import dev.tandem.salesforce.token.TokenAnswer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Asks an org whether the VoiceCall record of a vendorCallKey is there. */
public final class VoiceCallLookup {
    private static final ObjectReader READER = JsonMapper.builder().build().readerFor(Json.class);
    private static final String ADVICE =
            "Setup > Permission Sets: give the integration user one with read access to Voice Calls"
                    + " and their field Vendor Call Key, or set verify-before-repeat=false";

    private final OrgSettings org;
    private final QueryApi api;
    private final SalesforceMetrics metrics;
    private final Clock clock;

    public VoiceCallLookup(OrgSettings org, QueryApi api, SalesforceMetrics metrics, Clock clock) {
        this.org = org;
        this.api = api;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Asks, and waits for no longer than the rest of the budget.
     *
     * @param endsAt {@link System#nanoTime()} at which the budget ends
     */
    public LookupResult ask(String vendorCallKey, TokenAnswer.AccessToken token, long endsAt) {
        long started = System.nanoTime();
        LookupResult lookup = answer(vendorCallKey, token, Duration.ofNanos(endsAt - started));
        metrics.lookedUp(
                org.name(), outcome(lookup), Duration.ofNanos(System.nanoTime() - started));
        return lookup;
    }

    private LookupResult answer(
            String vendorCallKey, TokenAnswer.AccessToken token, Duration left) {
        if (left.toMillis() <= 0) {
            return unanswered(new ExchangeResult.NotSent("no connection within the time-out"));
        }
        RestResponse<byte[]> response;
        try {
            response =
                    api.query(token.instanceUrl(), token.bearer(), soql(vendorCallKey))
                            .await()
                            .atMost(left);
        } catch (RuntimeException noAnswer) {
            return unanswered(TransportFaults.classify(noAnswer));
        }
        ApiUsage.report(response, org.name(), metrics);
        byte[] body = ResponseBytes.of(response);
        LookupResult found = response.getStatus() == 200 ? records(body) : null;
        return found == null
                ? refused(FaultClassifier.ofPlatform(AnswerReader.read(response, body, clock)))
                : found;
    }

    /** The query for a key; quotes and backslashes in it stay part of the key. */
    static String soql(String vendorCallKey) {
        return "SELECT Id FROM VoiceCall WHERE VendorCallKey = '"
                + vendorCallKey.replace("\\", "\\\\").replace("'", "\\'")
                + "'";
    }

    /** Null when the body is no answer to a query. */
    private static @Nullable LookupResult records(byte @Nullable [] body) {
        try {
            Json json = body == null || body.length == 0 ? null : READER.readValue(body);
            if (json == null || json.records() == null) {
                return null;
            }
            return json.records().stream()
                    .map(Row::id)
                    .filter(id -> id != null && !id.isBlank())
                    .findFirst()
                    .<LookupResult>map(LookupResult.Found::new)
                    .orElseGet(LookupResult.Absent::new);
        } catch (IOException notJson) {
            return null;
        }
    }

    private static LookupResult refused(ExchangeResult.Failed failed) {
        return switch (failed.fault()) {
            case REFUSED, CONFIGURATION ->
                    new LookupResult.Forbidden(
                            String.join("; ", failed.words()) + " (" + ADVICE + ")");
            case SESSION, QUOTA_GONE, BUSY, NOT_EXECUTED, NOT_ASKED, IN_DOUBT, ORG_DOWN ->
                    unanswered(failed);
        };
    }

    /** A query has no effect, so its failure certainly left no record. */
    private static LookupResult unanswered(ExchangeResult result) {
        return new LookupResult.Unanswered(
                result instanceof ExchangeResult.Failed failed && failed.fault().mayHaveExecuted()
                        ? new ExchangeResult.Failed(
                                OrgFault.NOT_ASKED,
                                List.of(
                                        "not repeated, because it is unknown whether the record"
                                                + " is there: "
                                                + String.join("; ", failed.words())),
                                failed.advice(),
                                failed.retryAfter())
                        : result);
    }

    private static SalesforceMetrics.LookupOutcome outcome(LookupResult lookup) {
        return switch (lookup) {
            case LookupResult.Found _ -> SalesforceMetrics.LookupOutcome.FOUND;
            case LookupResult.Absent _ -> SalesforceMetrics.LookupOutcome.ABSENT;
            case LookupResult.Forbidden _ -> SalesforceMetrics.LookupOutcome.FORBIDDEN;
            case LookupResult.Unanswered _ -> SalesforceMetrics.LookupOutcome.UNANSWERED;
        };
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Json(@Nullable List<Row> records) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Row(@JsonProperty("Id") @Nullable String id) {}
}
