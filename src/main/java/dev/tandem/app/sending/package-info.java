/**
 * The command {@code send}, and what commands that send events to an installation share: the
 * question whether it is this machine's.
 */
@NullMarked
package dev.tandem.app.sending;

import org.jspecify.annotations.NullMarked;
