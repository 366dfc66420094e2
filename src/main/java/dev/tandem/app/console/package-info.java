/**
 * Commands that ask a running installation, at the doors of its console: which calls there are, one
 * of them, and what could not be handled. {@link ConsoleClient} is the one client of these doors.
 */
@NullMarked
package dev.tandem.app.console;

import org.jspecify.annotations.NullMarked;
