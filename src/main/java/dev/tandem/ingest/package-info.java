/**
 * HTTP in, Kafka out. A door verifies what comes, records it byte for byte on {@code webex-events},
 * and answers success only after the broker has acknowledged the record: from then on the event is
 * as durable as the topic, and nothing else has to be remembered here.
 */
@NullMarked
package dev.tandem.ingest;

import org.jspecify.annotations.NullMarked;
