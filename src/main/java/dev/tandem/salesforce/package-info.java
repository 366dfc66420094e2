/**
 * Executes the commands of the domain in Salesforce. Salesforce's JSON and error codes do not leave
 * this package. {@link dev.tandem.salesforce.SalesforceExecutor} is the entry point; each org has a
 * connection pool, token and circuit of its own, so that a failing org does not affect another.
 *
 * <p>What an answer means is decided in one place, {@link dev.tandem.salesforce.faults.FaultTable},
 * a list of rows rather than code in branches: an operator can read it beside Salesforce's
 * documents, and each row has a test.
 *
 * <p>Decisions, with what was weighed against them:
 *
 * <ul>
 *   <li>A success without the data it promises is in doubt for create and omni-flow (the record or
 *       the pending routing may be there; a create repeated with its key finds it) and refused for
 *       clear and update: nothing of their data is used, and repeating an update for 24 hours would
 *       overwrite the record's figures again and again.
 *   <li>The REST client answers with a {@code Uni} on which the virtual thread waits with the
 *       call's own time-out. A client per time-out would need a pool each, and the client's own
 *       read time-out starts again with every byte that a slow server drips.
 *   <li>Tokens are cached under their generation, and failures are cached as tokens are. Renewing
 *       is one compare-and-set of the generation: of any number of calls that meet a 401 one wins,
 *       and the others find its token, with no lock and no window between invalidating and loading.
 *   <li>The Fault Tolerance circuit opens on calls that failed, for a short time. It cannot be made
 *       to stay open until the daily quota or a Retry-After is over, so {@link
 *       dev.tandem.salesforce.OrgCircuit} keeps that instant beside it.
 *   <li>A new key or secret does not end the session that the old one began: Salesforce lets it
 *       live, and a token per rotation less is one less that can fail. It is for the next token.
 *   <li>The token endpoint's faults have a table of their own, {@link
 *       dev.tandem.salesforce.token.TokenFaults}: its errors are OAuth's, not the platform's, and
 *       nearly all of them require a change in Salesforce's Setup.
 *   <li>Looking for a record before a create is repeated is an org's choice. It costs a request of
 *       the daily quota and a permission that Cisco's package does not need, and the wrapper
 *       answers most repetitions with the record that is there anyway.
 * </ul>
 *
 * <p>Phone numbers are translated by {@link dev.tandem.salesforce.voice.PhoneNumbers} with the
 * rules of {@link dev.tandem.salesforce.numbers}.
 */
@NullMarked
package dev.tandem.salesforce;

import org.jspecify.annotations.NullMarked;
