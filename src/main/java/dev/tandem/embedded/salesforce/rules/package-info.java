/**
 * The rules that Cisco's guide sets for request bodies; a simulated org refuses what breaks them.
 */
@NullMarked
package dev.tandem.embedded.salesforce.rules;

import org.jspecify.annotations.NullMarked;
