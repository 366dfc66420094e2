/**
 * The command {@code forget}: finds the interactions of a caller, has the state machines delete
 * what they keep of them, and says what remains in Kafka until its retention is over.
 */
@NullMarked
package dev.tandem.app.forgetting;

import org.jspecify.annotations.NullMarked;
