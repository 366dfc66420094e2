package dev.tandem.salesforce.token;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tandem.salesforce.faults.AnswerReader;
import dev.tandem.salesforce.faults.ErrorTexts;
import dev.tandem.salesforce.faults.ExchangeResult;
import dev.tandem.salesforce.faults.FaultTable;
import dev.tandem.salesforce.faults.OrgAnswer;
import dev.tandem.salesforce.faults.OrgFault;
import dev.tandem.salesforce.faults.ResponseBytes;
import dev.tandem.salesforce.faults.TransportFaults;
import dev.tandem.salesforce.settings.OrgSettings;
import dev.tandem.salesforce.settings.SettingRules;
import dev.tandem.salesforce.settings.UrlRule;
import jakarta.ws.rs.core.Form;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One request for a token. Neither token nor assertion nor secret leaves it in words. */
public final class TokenRequest {
    public static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** At most one token request in so long after one that failed. */
    private static final Duration REST = Duration.ofSeconds(10);

    /** The pause after a fault that lasts until a setting is changed. */
    private static final Duration LONG_REST = Duration.ofSeconds(60);

    private static final int PROXY_LOGIN_NEEDED = 407;

    private static final List<String> SECRET_FIELDS = List.of("assertion", "client_secret");
    private static final ObjectReader READER = JsonMapper.builder().build().readerFor(Json.class);

    private final OrgSettings org;
    private final TokenGrant grant;
    private final TokenApi api;
    private final Clock clock;

    public TokenRequest(OrgSettings org, TokenGrant grant, TokenApi api, Clock clock) {
        this.org = org;
        this.grant = grant;
        this.api = api;
        this.clock = clock;
    }

    /**
     * Asks, and waits for the answer; never throws.
     *
     * @param generation which of the org's tokens it will be
     */
    public TokenAnswer send(long generation) {
        int version = grant.version();
        Form form = grant.form(clock);
        RestResponse<byte[]> response;
        try {
            response = api.request(org.tokenUrl(), form).await().atMost(TIMEOUT);
        } catch (RuntimeException noAnswer) {
            return unsent(TransportFaults.classify(noAnswer), version);
        }
        return hide(form, read(generation, response, version));
    }

    private TokenAnswer unsent(ExchangeResult result, int version) {
        boolean lasting =
                result instanceof ExchangeResult.Failed failed
                        && failed.fault() == OrgFault.CONFIGURATION;
        return failed(words(result), lasting, lasting ? LONG_REST : REST, version);
    }

    /** An endpoint may echo what it was sent. */
    private static TokenAnswer hide(Form form, TokenAnswer answer) {
        return switch (answer) {
            case TokenAnswer.AccessToken token -> token;
            case TokenAnswer.NoToken none -> {
                String words = none.words();
                for (String field : SECRET_FIELDS) {
                    String secret = form.asMap().getFirst(field);
                    if (secret != null) {
                        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
                        words = words.replace(secret, "<hidden>").replace(encoded, "<hidden>");
                    }
                }
                yield none.withWords(words);
            }
        };
    }

    private TokenAnswer read(long generation, RestResponse<byte[]> response, int version) {
        int status = response.getStatus();
        byte[] bytes = ResponseBytes.of(response);
        Json json = parse(bytes);
        boolean isPage = AnswerReader.body(bytes) instanceof OrgAnswer.Page;
        if (json.accessToken() != null && !json.accessToken().isBlank() && status == 200) {
            return token(generation, json.accessToken(), json.instanceUrl(), version);
        }
        TokenFaultRow row = TokenFaults.rowOf(json.error(), json.description(), grant.auth());
        if (row == null && status == PROXY_LOGIN_NEEDED) {
            return failed("HTTP 407 (" + FaultTable.PROXY_LOGIN + ")", true, LONG_REST, version);
        }
        if (row == null) {
            boolean gone =
                    status == 404
                            || (status >= 300 && status < 400)
                            || (isPage && FaultTable.isOfAnotherHost(status));
            return gone
                    ? failed(
                            "HTTP " + status + " from token-url (set it to the org's own)",
                            true,
                            LONG_REST,
                            version)
                    : failed("HTTP " + status + " " + json.words(), false, REST, version);
        }
        String otherCause =
                row.kind() == TokenFaultRow.Kind.ASSERTION
                        ? ClockDifference.advice(response.getHeaderString("Date"), clock)
                        : "";
        return failed(
                "%s (%s%s)".formatted(json.words(), otherCause, row.advice()),
                row.kind() != TokenFaultRow.Kind.LOGIN_RATE,
                LONG_REST,
                version);
    }

    private TokenAnswer token(
            long generation, String token, @Nullable String instanceUrl, int version) {
        try {
            String base =
                    instanceUrl == null
                            ? org.instanceUrl()
                            : SettingRules.url(
                                    "token of org " + org.name(),
                                    "instance_url",
                                    instanceUrl,
                                    UrlRule.MY_DOMAIN);
            return new TokenAnswer.AccessToken(generation, base, "Bearer " + token);
        } catch (IllegalArgumentException elsewhere) {
            return failed(String.valueOf(elsewhere.getMessage()), true, LONG_REST, version);
        }
    }

    private TokenAnswer failed(String words, boolean configuration, Duration rest, int version) {
        Instant now = clock.instant();
        return new TokenAnswer.NoToken(
                "no token: " + words,
                configuration,
                now.plus(rest),
                now.plus(REST),
                version,
                false);
    }

    /** Another number after key or secret have changed. */
    int grantVersion() {
        return grant.version();
    }

    private static String words(ExchangeResult result) {
        return switch (result) {
            case ExchangeResult.NotSent notSent -> notSent.words();
            case ExchangeResult.Failed failed -> failed.reason();
            case ExchangeResult.Done _, ExchangeResult.HeldBack _ ->
                    throw new IllegalStateException(
                            "Expected a transport fault, but it was classified as an answer");
        };
    }

    private static Json parse(byte @Nullable [] body) {
        try {
            Json json = body == null || body.length == 0 ? null : READER.readValue(body);
            return json == null ? Json.NOTHING : json;
        } catch (IOException notJson) {
            return Json.NOTHING;
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Json(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("instance_url") @Nullable String instanceUrl,
            @Nullable String error,
            @JsonProperty("error_description") @Nullable String description) {
        static final Json NOTHING = new Json(null, null, null, null);

        String words() {
            if (error == null) {
                return "without a readable error";
            }
            return ErrorTexts.kept(description == null ? error : error + ": " + description);
        }
    }
}
