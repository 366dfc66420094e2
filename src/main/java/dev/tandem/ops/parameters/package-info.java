/** Reads the parameters of lists, and says what is valid where one is not. */
@NullMarked
package dev.tandem.ops.parameters;

import org.jspecify.annotations.NullMarked;
