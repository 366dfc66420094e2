/**
 * The command {@code send}, and what commands that send events to an installation share: the
 * secrets and keys of its doors, and the question whether it is this machine's.
 */
@NullMarked
package dev.tandem.app.sending;

import org.jspecify.annotations.NullMarked;
