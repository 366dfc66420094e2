package dev.tandem.salesforce.faults;

import dev.tandem.domain.SalesforceResult;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one exchange with an org came to. */
public sealed interface ExchangeResult {

    /** Salesforce did what was asked. */
    record Done(SalesforceResult result) implements ExchangeResult {}

    /**
     * It did not, or nobody knows.
     *
     * @param fault what that means
     * @param words what happened, Salesforce's own words where it had any; never empty
     * @param advice what to change; empty where nothing helps but waiting
     * @param retryAfter what the org asks to wait, or null
     */
    record Failed(OrgFault fault, List<String> words, String advice, @Nullable Duration retryAfter)
            implements ExchangeResult {
        public Failed {
            words = List.copyOf(words);
        }

        /** One sentence for the operator. */
        public String reason() {
            String said = String.join("; ", words);
            return advice.isEmpty() ? said : said + " (" + advice + ")";
        }
    }

    /**
     * The request surely never reached the org: nothing listens, unknown host, no connection in
     * time, TLS not agreed.
     */
    record NotSent(String words) implements ExchangeResult {}

    /**
     * Not sent, because the org's circuit is open.
     *
     * @param retryAfter how long the circuit stays open at least, or null when that is soon over
     */
    record HeldBack(String words, @Nullable Duration retryAfter) implements ExchangeResult {}
}
