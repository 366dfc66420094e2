package dev.tandem.embedded.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.embedded.salesforce.faults.OrgBehaviour;
import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import dev.tandem.embedded.salesforce.faults.SimulatedFaults;
import dev.tandem.embedded.salesforce.records.RequestEffect;
import dev.tandem.embedded.salesforce.records.SimulatedAnswer;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import dev.tandem.embedded.salesforce.records.StoredVoiceCall;
import dev.tandem.embedded.salesforce.records.StoredVoiceCalls;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The org behind the HTTP server: the effect and the answer of each request. */
final class SimulatedOrg {
    final Ledger ledger;
    final SimulatedFaults faults = new SimulatedFaults();
    final IssuedTokens tokens = new IssuedTokens();
    final StoredVoiceCalls calls = new StoredVoiceCalls();
    volatile OrgBehaviour behaviour;

    final TokenEndpoint tokenEndpoint;

    private final SimulatedVoiceApi voice = new SimulatedVoiceApi(calls);
    private final VoiceCallQueries queries = new VoiceCallQueries(calls);
    private final AtomicLong apiRequests = new AtomicLong();

    SimulatedOrg(SimulatedSalesforceSettings settings) {
        ledger = new Ledger(settings.ledgerSize());
        behaviour = settings.behaviour();
        tokenEndpoint = new TokenEndpoint(settings.apps(), tokens, Clock.systemUTC());
    }

    /** Records a token request and determines its answer. */
    PendingAnswer token(Map<String, String> form, String instanceUrl) {
        LedgerEntry entry =
                ledger.arrived(SimulatedEndpoint.TOKEN, null, tokenEndpoint.describe(form));
        SimulatedFault fault = faults.next(SimulatedEndpoint.TOKEN, null, null);
        return outcome(entry, fault, () -> tokenEndpoint.answer(form, instanceUrl));
    }

    /**
     * Records one of the four calls and determines its answer.
     *
     * @param body the request's JSON, null when it was none
     * @param authorization the header, null when missing
     */
    PendingAnswer call(
            SimulatedEndpoint endpoint, @Nullable JsonNode body, @Nullable String authorization) {
        StoredVoiceCall known = body == null ? null : calls.find(body.path("voiceCallId").asText());
        String key = vendorCallKey(body, known);
        LedgerEntry entry = ledger.arrived(endpoint, key, body);
        SimulatedFault fault = faults.next(endpoint, key, dialedNumber(body, known));
        return outcome(
                entry,
                fault,
                () ->
                        admitted(
                                authorization,
                                () -> voice.call(endpoint, body, behaviour, routing(fault))));
    }

    /**
     * Records a query and determines its answer.
     *
     * @param soql the text of it
     * @param authorization the header, null when missing
     */
    PendingAnswer query(String soql, @Nullable String authorization) {
        String key = VoiceCallQueries.vendorCallKeyOf(soql);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("q", soql);
        LedgerEntry entry = ledger.arrived(SimulatedEndpoint.QUERY, key, body);
        SimulatedFault fault = faults.next(SimulatedEndpoint.QUERY, key, null);
        return outcome(
                entry,
                fault,
                () -> admitted(authorization, () -> queries.answer(key, soql, behaviour)));
    }

    /**
     * Records a question for the org's limits and determines its answer.
     *
     * @param authorization the header, null when missing
     */
    PendingAnswer limits(@Nullable String authorization) {
        LedgerEntry entry = ledger.arrived(SimulatedEndpoint.LIMITS, null, null);
        SimulatedFault fault = faults.next(SimulatedEndpoint.LIMITS, null, null);
        return outcome(entry, fault, () -> admitted(authorization, this::remaining));
    }

    private RequestEffect remaining() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode daily = body.putObject("DailyApiRequests");
        daily.put("Max", behaviour.dailyRequests());
        daily.put("Remaining", Math.max(0, behaviour.dailyRequests() - apiRequests()));
        return RequestEffect.none(SimulatedAnswer.json(200, body));
    }

    /** How many API requests of the daily limit are used. */
    long apiRequests() {
        return apiRequests.get();
    }

    /** Only with a session, and while the daily limit lasts. */
    private RequestEffect admitted(@Nullable String authorization, Supplier<RequestEffect> work) {
        if (!tokens.allows(authorization)) {
            return RequestEffect.none(SimulatedAnswer.sessionInvalid());
        }
        long limit = behaviour.dailyRequests();
        long before = apiRequests.getAndUpdate(used -> used < limit ? used + 1 : used);
        return before < limit
                ? work.get()
                : RequestEffect.none(
                        SimulatedAnswer.platformError(
                                403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));
    }

    private SimulatedFault.Routing routing(@Nullable SimulatedFault fault) {
        return fault != null && fault.kind() instanceof SimulatedFault.Routing routing
                ? routing
                : behaviour.routing();
    }

    private PendingAnswer outcome(
            LedgerEntry entry, @Nullable SimulatedFault fault, Supplier<RequestEffect> work) {
        if (fault == null) {
            return carriedOut(entry, work);
        }
        if (fault.kind() instanceof SimulatedFault.Revoking) {
            tokens.revokeAll();
        }
        PendingAnswer outcome =
                switch (fault.kind()) {
                    case SimulatedFault.Answering(
                                    int status,
                                    String body,
                                    Map<String, String> headers) ->
                            new PendingAnswer(entry, new SimulatedAnswer(status, body, headers));
                    case SimulatedFault.Refusing(int status, List<String> errors) ->
                            new PendingAnswer(entry, SimulatedAnswer.failure(status, errors));
                    case SimulatedFault.Dropping(boolean afterEffect) ->
                            afterEffect
                                    ? carriedOut(entry, work).dropped()
                                    : new PendingAnswer(entry, null);
                    case SimulatedFault.Slow _,
                            SimulatedFault.Revoking _,
                            SimulatedFault.Routing _ ->
                            carriedOut(entry, work);
                };
        return outcome.delayed(fault.delay());
    }

    private PendingAnswer carriedOut(LedgerEntry entry, Supplier<RequestEffect> work) {
        RequestEffect effect = work.get();
        LedgerEntry after = entry.with(effect);
        ledger.replace(after);
        return new PendingAnswer(after, effect.answer());
    }

    private static @Nullable String vendorCallKey(
            @Nullable JsonNode body, @Nullable StoredVoiceCall known) {
        if (known != null) {
            return known.vendorCallKey();
        }
        if (body == null) {
            return null;
        }
        String named = body.path("voiceCallId").asText();
        return body.path("vendorCallKey").asText(named.isEmpty() ? null : named);
    }

    private static @Nullable String dialedNumber(
            @Nullable JsonNode body, @Nullable StoredVoiceCall known) {
        if (known != null) {
            return known.dialedNumber();
        }
        return body == null ? null : body.path("to").asText(null);
    }

    /**
     * The answer to a request, before it is sent.
     *
     * @param entry the request in the ledger
     * @param answer null to close the connection without an answer
     * @param delay how long to wait before
     */
    record PendingAnswer(LedgerEntry entry, @Nullable SimulatedAnswer answer, Duration delay) {

        PendingAnswer(LedgerEntry entry, @Nullable SimulatedAnswer answer) {
            this(entry, answer, Duration.ZERO);
        }

        PendingAnswer dropped() {
            return new PendingAnswer(entry, null, delay);
        }

        PendingAnswer delayed(Duration delay) {
            return new PendingAnswer(entry, answer, delay);
        }
    }
}
