package dev.tandem.salesforce.faults;

import dev.tandem.domain.SalesforceResult;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of one request to an org. */
public sealed interface ExchangeResult {

    /** Salesforce executed the request. */
    record Done(SalesforceResult result) implements ExchangeResult {}

    /**
     * The request was not executed, or its effect is not known.
     *
     * @param fault the classification of the failure
     * @param words what happened, in Salesforce's own error texts where there are any; never empty
     * @param advice what to change; empty where only waiting helps
     * @param retryAfter the Retry-After of the answer, or null
     */
    record Failed(OrgFault fault, List<String> words, String advice, @Nullable Duration retryAfter)
            implements ExchangeResult {
        public Failed {
            words = List.copyOf(words);
        }

        /** One sentence for the operator. */
        public String reason() {
            String failure = String.join("; ", words);
            return advice.isEmpty() ? failure : failure + " (" + advice + ")";
        }
    }

    /**
     * The request certainly never reached the org: connection refused, unknown host, no connection
     * in time, TLS handshake failed.
     */
    record NotSent(String words) implements ExchangeResult {}

    /**
     * Not sent, because the org's circuit is open.
     *
     * @param retryAfter how long the circuit stays open at least, or null when that is soon over
     */
    record HeldBack(String words, @Nullable Duration retryAfter) implements ExchangeResult {}
}
