/**
 * What one partition keeps in its state store, and how that store is run: the interactions, their
 * wake-ups, the index into the journal, what they are found by, and the counts of phases.
 */
@NullMarked
package dev.tandem.process.store;

import org.jspecify.annotations.NullMarked;
