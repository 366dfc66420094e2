/**
 * An org that follows Salesforce's contract: tokens for signed assertions and consumer secrets, the
 * four calls of the voice wrapper, and the query for a VoiceCall by its key, answered and refused
 * in Salesforce's own words. What could not be confirmed about the real one is a switch in {@link
 * dev.tandem.embedded.salesforce.faults.OrgBehaviour}; what can go wrong is a {@link
 * dev.tandem.embedded.salesforce.faults.SimulatedFault}. Everything received is in the {@link
 * dev.tandem.embedded.salesforce.Ledger}.
 *
 * <p>A general HTTP stub was rejected: it would answer whatever is sent, while this one refuses
 * what the wrapper would refuse, keeps the records, and so shows the result of each call.
 */
@NullMarked
package dev.tandem.embedded.salesforce;

import org.jspecify.annotations.NullMarked;
