/** How commands write to a terminal. */
@NullMarked
package dev.tandem.app.terminal;

import org.jspecify.annotations.NullMarked;
