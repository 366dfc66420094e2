/**
 * Another engine to compare Tandem's cost with, in the same run on the same machine: Restate, which
 * keeps the steps of a handler in a log of its own and thereby survives a crash between two
 * requests, as Tandem does with Kafka. Installed by npm, and only where a run asks for it.
 *
 * <p>Knows how the engine is installed, started and reached, and nothing of loads and figures.
 */
@NullMarked
package dev.tandem.bench.peer;

import org.jspecify.annotations.NullMarked;
