package dev.tandem.embedded.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.embedded.salesforce.faults.Behaviour;
import dev.tandem.embedded.salesforce.faults.FaultEffect;
import dev.tandem.embedded.salesforce.faults.SimulatedFault;
import dev.tandem.embedded.salesforce.faults.SimulatedFaults;
import dev.tandem.embedded.salesforce.records.SimulatedAnswer;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import dev.tandem.embedded.salesforce.records.StoredVoiceCall;
import dev.tandem.embedded.salesforce.records.StoredVoiceCalls;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The org behind the HTTP server: everything that a request can do and be told. */
final class SimulatedOrg {
    final Ledger ledger;
    final SimulatedFaults faults = new SimulatedFaults();
    final Tokens tokens = new Tokens();
    final StoredVoiceCalls calls = new StoredVoiceCalls();
    volatile Behaviour behaviour;

    final TokenEndpoint tokenEndpoint;

    private final SimulatedVoiceApi voice = new SimulatedVoiceApi(calls);
    private final VoiceCallQueries queries = new VoiceCallQueries(calls);
    private final AtomicLong apiRequests = new AtomicLong();

    SimulatedOrg(SimulatedSalesforceSettings settings) {
        ledger = new Ledger(settings.ledgerSize());
        behaviour = settings.behaviour();
        tokenEndpoint = new TokenEndpoint(settings.apps(), tokens, Clock.systemUTC());
    }

    /** Notes a token request, and what happens to it. */
    Outcome token(Map<String, String> form, String instanceUrl) {
        LedgerEntry entry =
                ledger.arrived(SimulatedEndpoint.TOKEN, null, tokenEndpoint.describe(form));
        SimulatedFault fault = faults.next(SimulatedEndpoint.TOKEN, null, null);
        return outcome(entry, fault, () -> tokenEndpoint.answer(form, instanceUrl));
    }

    /**
     * Notes one of the four calls, and what happens to it.
     *
     * @param body the request's JSON, null when it was none
     * @param authorization the header, null when missing
     */
    Outcome call(
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
     * Notes a query, and what happens to it.
     *
     * @param soql the text of it
     * @param authorization the header, null when missing
     */
    Outcome query(String soql, @Nullable String authorization) {
        String key = VoiceCallQueries.vendorCallKeyOf(soql);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("q", soql);
        LedgerEntry entry = ledger.arrived(SimulatedEndpoint.QUERY, key, body);
        SimulatedFault fault = faults.next(SimulatedEndpoint.QUERY, key, null);
        return outcome(
                entry,
                fault,
                () -> admitted(authorization, () -> queries.answer(key, soql, behaviour)));
    }

    /** How many API requests of the daily limit are used. */
    long apiRequests() {
        return apiRequests.get();
    }

    /** Only with a session, and while the daily limit lasts. */
    private FaultEffect admitted(@Nullable String authorization, Supplier<FaultEffect> work) {
        if (!tokens.allows(authorization)) {
            return FaultEffect.none(SimulatedAnswer.sessionInvalid());
        }
        long limit = behaviour.dailyRequests();
        long before = apiRequests.getAndUpdate(used -> used < limit ? used + 1 : used);
        return before < limit
                ? work.get()
                : FaultEffect.none(
                        SimulatedAnswer.platformError(
                                403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));
    }

    private SimulatedFault.Routing routing(@Nullable SimulatedFault fault) {
        return fault != null && fault.kind() instanceof SimulatedFault.Routing routing
                ? routing
                : behaviour.routing();
    }

    private Outcome outcome(
            LedgerEntry entry, @Nullable SimulatedFault fault, Supplier<FaultEffect> work) {
        if (fault == null) {
            return carriedOut(entry, work);
        }
        if (fault.kind() instanceof SimulatedFault.Revoking) {
            tokens.revokeAll();
        }
        Outcome outcome =
                switch (fault.kind()) {
                    case SimulatedFault.Answering(
                                    int status,
                                    String body,
                                    Map<String, String> headers) ->
                            new Outcome(entry, new SimulatedAnswer(status, body, headers));
                    case SimulatedFault.Refusing(int status, List<String> errors) ->
                            new Outcome(entry, SimulatedAnswer.failure(status, errors));
                    case SimulatedFault.Dropping(boolean afterEffect) ->
                            afterEffect
                                    ? carriedOut(entry, work).dropped()
                                    : new Outcome(entry, null);
                    case SimulatedFault.Slow _,
                            SimulatedFault.Revoking _,
                            SimulatedFault.Routing _ ->
                            carriedOut(entry, work);
                };
        return outcome.delayed(fault.delay());
    }

    private Outcome carriedOut(LedgerEntry entry, Supplier<FaultEffect> work) {
        FaultEffect effect = work.get();
        LedgerEntry after = entry.with(effect);
        ledger.replace(after);
        return new Outcome(after, effect.answer());
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
}
