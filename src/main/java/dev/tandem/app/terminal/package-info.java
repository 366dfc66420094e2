/** What commands need to know of the terminal that they write to, if there is one. */
@NullMarked
package dev.tandem.app.terminal;

import org.jspecify.annotations.NullMarked;
