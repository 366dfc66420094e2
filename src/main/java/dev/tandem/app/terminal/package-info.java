/** What commands have in common: how they read from, write to and fail at a terminal. */
@NullMarked
package dev.tandem.app.terminal;

import org.jspecify.annotations.NullMarked;
