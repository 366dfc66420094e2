/** Commands that ask a running installation, at the doors of its console. */
@NullMarked
package dev.tandem.app.console;

import org.jspecify.annotations.NullMarked;
