package dev.tandem.salesforce;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.Form;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One request for a token. Neither token nor assertion leaves it in words. */
final class TokenRequest {
    static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofSeconds(10);
    private static final Duration CONFIGURATION_REST = Duration.ofSeconds(60);
    private static final ObjectReader READER = JsonMapper.builder().build().readerFor(Json.class);

    private final OrgSettings org;
    private final TokenApi api;
    private final Clock clock;

    TokenRequest(OrgSettings org, TokenApi api, Clock clock) {
        this.org = org;
        this.api = api;
        this.clock = clock;
    }

    /** Asks, and waits for the answer; never throws. */
    TokenAnswer send(long generation) {
        Form form;
        try {
            form =
                    switch (org.auth()) {
                        case OrgAuth.JwtBearer jwt -> JwtAssertion.form(jwt, clock);
                    };
        } catch (IllegalArgumentException badKey) {
            return misconfigured(String.valueOf(badKey.getMessage()));
        }
        RestResponse<byte[]> response;
        try {
            response = api.request(org.tokenUrl(), form).await().atMost(TIMEOUT);
        } catch (RuntimeException noAnswer) {
            return unavailable(words(TransportFaults.classify(noAnswer)));
        }
        return hide(form, read(generation, response.getStatus(), ResponseBytes.of(response)));
    }

    /** An endpoint may echo what it was sent. */
    private static TokenAnswer hide(Form form, TokenAnswer answer) {
        String assertion = form.asMap().getFirst("assertion");
        return answer instanceof TokenAnswer.NoToken none && assertion != null
                ? new TokenAnswer.NoToken(
                        none.words().replace(assertion, "<assertion>"),
                        none.configuration(),
                        none.until())
                : answer;
    }

    private TokenAnswer read(long generation, int status, byte @Nullable [] body) {
        Json json = parse(body);
        if (json.accessToken() != null && !json.accessToken().isBlank() && status == 200) {
            return token(generation, json.accessToken(), json.instanceUrl());
        }
        String advice = TokenFaults.advice(json.error());
        if (advice != null) {
            return misconfigured(json.words() + " (" + advice + ")");
        }
        boolean gone = status == 404 || (status >= 300 && status < 400);
        return gone
                ? misconfigured("HTTP " + status + " from token-url (set it to the org's own)")
                : unavailable("HTTP " + status + " " + json.words());
    }

    private TokenAnswer token(long generation, String token, @Nullable String instanceUrl) {
        try {
            String base =
                    instanceUrl == null
                            ? org.instanceUrl()
                            : SettingRules.instanceUrl(
                                    "token of org " + org.name(), "instance_url", instanceUrl);
            return new TokenAnswer.AccessToken(generation, base, "Bearer " + token);
        } catch (IllegalArgumentException elsewhere) {
            return misconfigured(String.valueOf(elsewhere.getMessage()));
        }
    }

    private TokenAnswer misconfigured(String words) {
        return new TokenAnswer.NoToken(
                "no token: " + words, true, clock.instant().plus(CONFIGURATION_REST));
    }

    private TokenAnswer unavailable(String words) {
        return new TokenAnswer.NoToken("no token: " + words, false, clock.instant().plus(REST));
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.NotSent notSent -> notSent.words();
            case Verdict.Failed failed -> failed.reason();
            case Verdict.Done _, Verdict.HeldBack _ ->
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
            return description == null ? error : error + ": " + description;
        }
    }
}
