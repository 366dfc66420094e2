/**
 * The webhook door: verifies the signature, records the event, and answers 202 after the broker's
 * acknowledgement.
 */
@NullMarked
package dev.tandem.ingest.webhook;

import org.jspecify.annotations.NullMarked;
