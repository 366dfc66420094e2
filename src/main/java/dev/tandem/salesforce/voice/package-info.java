/**
 * The four requests of Cisco's voice wrapper and the query for a record: their bodies, one exchange
 * with the org, and reading its answer.
 */
@NullMarked
package dev.tandem.salesforce.voice;

import org.jspecify.annotations.NullMarked;
