/**
 * Composes the program: the command line, the configuration, which is checked before anything
 * starts, and the beans that supply each package with its settings. This package may depend on
 * every other one; none may depend on it.
 */
@NullMarked
package dev.tandem.app;

import org.jspecify.annotations.NullMarked;
