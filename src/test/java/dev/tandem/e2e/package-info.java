/**
 * The packaged program as a user runs it: a process of its own, signed webhooks in, the ledger of a
 * simulated org out. Nothing here reaches into the program; what a test knows, it knows from HTTP,
 * from the ledger, from the log and from the exit code.
 *
 * <p>Webhooks are signed and bodies are expected here in code of this package's own, so that a
 * mistake shared by the program and its simulators is found.
 */
@NullMarked
package dev.tandem.e2e;

import org.jspecify.annotations.NullMarked;
