package dev.tandem.salesforce.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.domain.CommandKind;
import dev.tandem.salesforce.faults.AnswerReader;
import dev.tandem.salesforce.faults.ExchangeResult;
import dev.tandem.salesforce.faults.FaultClassifier;
import dev.tandem.salesforce.faults.OrgAnswer;
import dev.tandem.salesforce.faults.ResponseBytes;
import dev.tandem.salesforce.faults.TransportFaults;
import dev.tandem.salesforce.monitor.ApiUsage;
import dev.tandem.salesforce.monitor.OrgHealth;
import dev.tandem.salesforce.monitor.SalesforceMetrics;
import dev.tandem.salesforce.probe.ProbeResult.Doubtful;
import dev.tandem.salesforce.probe.ProbeResult.Fine;
import dev.tandem.salesforce.probe.ProbeResult.Wrong;
import dev.tandem.salesforce.settings.OrgSettings;
import dev.tandem.salesforce.settings.ProxySettings;
import dev.tandem.salesforce.token.ClockDifference;
import dev.tandem.salesforce.token.CredentialFile;
import dev.tandem.salesforce.token.TokenAnswer;
import dev.tandem.salesforce.token.TokenAnswer.AccessToken;
import dev.tandem.salesforce.token.TokenGrant;
import dev.tandem.salesforce.token.TokenRequest;
import dev.tandem.salesforce.voice.LookupResult;
import dev.tandem.salesforce.voice.VoiceCallLookup;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Asks one org what its calls need. Nothing is created, changed or routed: the four endpoints
 * receive a body that is no JSON, which no wrapper can read a call out of. A refusal of the body is
 * taken as a sign that the platform has found the Apex class and let the user in: Salesforce
 * documents neither the order of these checks nor another way to ask, and no live org was tried.
 * For one thread.
 */
public final class OrgProbe implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WRAPPER = "/services/apexrest/cisco_wxcc_scv/voice/v1/";
    private static final String VERSIONS = "/services/data";
    private static final String LIMITS = VERSIONS + "/v62.0/limits";

    /** The beginning of an object, and no more. */
    private static final String UNREADABLE = "{";

    private static final Map<CommandKind, String> ENDPOINTS =
            Map.of(
                    CommandKind.CREATE_VOICE_CALL, "createVoiceCall",
                    CommandKind.EXECUTE_OMNI_FLOW, "executeOmniFlow",
                    CommandKind.CLEAR_ROUTING, "clearRouting",
                    CommandKind.UPDATE_VOICE_CALL, "updateVoiceCall");

    private static final Duration LOOKUP = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int ENOUGH_PERCENT = 20;
    private static final String ASK_AGAIN = "try again; if it lasts, see status.salesforce.com";
    private static final String TOKEN_REFUSED =
            "check that instance-url is the org's My Domain, that the External Client App has the"
                    + " OAuth scope api, and that no session policy refuses the integration user";

    private final OrgSettings org;
    private final OrgHttp http;
    private final Clock clock;
    private @Nullable ApiUsage usage;

    /**
     * A probe that has asked nothing yet.
     *
     * @param proxy through which the org is reached; null to reach it directly
     */
    public OrgProbe(OrgSettings org, @Nullable ProxySettings proxy, Clock clock) {
        this.org = org;
        this.http = new OrgHttp(proxy);
        this.clock = clock;
    }

    /** The name of an endpoint in the wrapper's address. */
    public static String endpointOf(CommandKind kind) {
        return String.valueOf(ENDPOINTS.get(kind));
    }

    /** Asks for the versions of the API, which needs no login. */
    public ProbeResult host() {
        RestResponse<byte[]> response;
        try {
            response = http.get(URI.create(org.instanceUrl() + VERSIONS), null);
        } catch (RuntimeException noAnswer) {
            return unanswered(
                    TransportFaults.classify(noAnswer),
                    "check instance-url, this machine's DNS and way to the internet, and"
                            + " tandem.salesforce.proxy.url where one is needed");
        }
        return response.getStatus() == OK
                ? new Fine("answers")
                : new Doubtful(
                        "answers HTTP %d, where an org lists the versions of its API"
                                .formatted(response.getStatus()),
                        "check that instance-url is the org's My Domain (Setup > My Domain)");
    }

    /**
     * How far this machine's clock is ahead of the org's, to the second; negative where behind.
     *
     * @return null when the org does not answer, or without a date
     */
    public @Nullable Duration clockAhead() {
        try {
            String date =
                    http.get(URI.create(org.instanceUrl() + VERSIONS), null)
                            .getHeaderString("Date");
            return date == null ? null : ClockDifference.ahead(date, clock);
        } catch (RuntimeException noAnswer) {
            return null;
        }
    }

    /** Asks for a token, as the service does. */
    public TokenAnswer token() {
        OrgHealth health = new OrgHealth(clock);
        try (TokenGrant grant =
                TokenGrant.of(
                        org.auth(),
                        new CredentialFile.OrgWatch(org.name(), health, SalesforceMetrics.NONE))) {
            return new TokenRequest(org, grant, http::request, clock).send(0);
        }
    }

    /** Asks whether the integration user reaches one of the four endpoints. */
    public ProbeResult endpoint(CommandKind kind, AccessToken token) {
        RestResponse<byte[]> response;
        try {
            response =
                    http.post(
                            URI.create(token.instanceUrl() + WRAPPER + endpointOf(kind)),
                            token.bearer(),
                            UNREADABLE);
        } catch (RuntimeException noAnswer) {
            return unanswered(TransportFaults.classify(noAnswer), ASK_AGAIN);
        }
        OrgAnswer answer = read(response);
        ExchangeResult result = FaultClassifier.classify(kind, answer);
        return switch (result) {
            case ExchangeResult.Failed failed -> ofEndpoint(answer, failed, token);
            case ExchangeResult.Done _ -> new Fine("there, and the user has access");
            case ExchangeResult.NotSent _, ExchangeResult.HeldBack _ ->
                    throw new IllegalStateException("Expected an answer, but got " + result);
        };
    }

    private static ProbeResult ofEndpoint(
            OrgAnswer answer, ExchangeResult.Failed failed, AccessToken token) {
        String words = token.hideIn(String.join("; ", failed.words()));
        return switch (failed.fault()) {
            case REFUSED, IN_DOUBT ->
                    answer.body() instanceof OrgAnswer.Page
                            ? new Wrong(words, ASK_AGAIN)
                            : new Fine("there, and the user has access");
            case CONFIGURATION -> new Wrong(words, failed.advice());
            case SESSION -> new Wrong("the token was refused: " + words, TOKEN_REFUSED);
            case QUOTA_GONE ->
                    new Wrong(
                            words,
                            "the daily API quota of the org is used up: see what uses it in Setup"
                                    + " > Company Information, or buy more");
            case BUSY, NOT_EXECUTED, NOT_ASKED, ORG_DOWN -> new Wrong(words, ASK_AGAIN);
        };
    }

    /** Asks whether the integration user may query VoiceCall records by their key. */
    public ProbeResult records(AccessToken token) {
        LookupResult found =
                new VoiceCallLookup(org, http::query, SalesforceMetrics.NONE, clock)
                        .ask("tandem-doctor", token, System.nanoTime() + LOOKUP.toNanos());
        return switch (found) {
            case LookupResult.Found _, LookupResult.Absent _ ->
                    new Fine("the user may read VoiceCall records");
            case LookupResult.Forbidden(String words) ->
                    new Wrong(token.hideIn(words), "verify-before-repeat needs it");
            case LookupResult.Unanswered(ExchangeResult result) -> unanswered(result, ASK_AGAIN);
        };
    }

    /**
     * How much of the daily API quota is left. Not every user may ask for the limits; every answer
     * of the API carries the use in a header, too.
     */
    public ProbeResult quota(AccessToken token) {
        ApiUsage asked = limits(token);
        ApiUsage known = asked == null ? usage : asked;
        if (known == null || known.limit() <= 0) {
            return new Doubtful(
                    "the org does not say how much is left",
                    "look at Setup > Company Information > API Requests, Last 24 Hours");
        }
        long left = Math.max(0, known.limit() - known.used());
        String words = "%,d of %,d requests are left".formatted(left, known.limit());
        if (left == 0) {
            return new Wrong(words, "see what uses them, or buy more: calls are refused");
        }
        return left * 100 < known.limit() * ENOUGH_PERCENT
                ? new Doubtful(words, "a call costs 2 to 4: see what else uses them, or buy more")
                : new Fine(words);
    }

    private @Nullable ApiUsage limits(AccessToken token) {
        try {
            RestResponse<byte[]> response =
                    http.get(URI.create(token.instanceUrl() + LIMITS), token.bearer());
            read(response);
            JsonNode daily = JSON.readTree(ResponseBytes.of(response)).path("DailyApiRequests");
            return daily.path("Max").isIntegralNumber() && daily.path("Remaining").isNumber()
                    ? new ApiUsage(
                            daily.path("Max").asLong() - daily.path("Remaining").asLong(),
                            daily.path("Max").asLong())
                    : null;
        } catch (IOException | RuntimeException noAnswer) {
            return null;
        }
    }

    private OrgAnswer read(RestResponse<byte[]> response) {
        ApiUsage told = ApiUsage.of(response);
        usage = told == null ? usage : told;
        return AnswerReader.read(response, ResponseBytes.of(response), clock);
    }

    private static ProbeResult unanswered(ExchangeResult result, String advice) {
        return switch (result) {
            case ExchangeResult.Failed failed ->
                    new Wrong(
                            String.join("; ", failed.words()),
                            failed.advice().isEmpty() ? advice : failed.advice());
            case ExchangeResult.NotSent(String words) -> new Wrong(words, advice);
            case ExchangeResult.HeldBack(String words, var _) -> new Wrong(words, advice);
            case ExchangeResult.Done _ ->
                    throw new IllegalStateException("Expected a failure, but it was executed");
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
