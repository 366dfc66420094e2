/**
 * The resources for operators: one call with its timeline, and the latest calls, of all instances.
 */
@NullMarked
package dev.tandem.ops.console;

import org.jspecify.annotations.NullMarked;
