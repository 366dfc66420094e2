/**
 * Asks an org whether it is set up as Tandem needs it, and changes nothing there. For a command: it
 * uses Java's own HTTP client, because the clients of the service exist only while Quarkus runs.
 * What an answer means is decided where the service decides it, by the tables of {@link
 * dev.tandem.salesforce.faults} and {@link dev.tandem.salesforce.token}.
 */
@NullMarked
package dev.tandem.salesforce.probe;

import org.jspecify.annotations.NullMarked;
