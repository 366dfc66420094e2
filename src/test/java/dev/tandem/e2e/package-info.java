/**
 * The packaged program as a user runs it: a process of its own, signed webhooks in, the ledger of a
 * simulated org out. Nothing here reaches into the program; a test reads its knowledge from HTTP,
 * the ledger, the log and the exit code.
 *
 * <p>Code of this package signs webhooks and composes the expected bodies, so that a mistake shared
 * by the program and its simulators is found.
 */
@NullMarked
package dev.tandem.e2e;

import org.jspecify.annotations.NullMarked;
