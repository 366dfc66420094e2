/**
 * Puts the rooms together: the command line, the configuration checked whole before anything
 * starts, and the beans that hand each room its settings. This package may know every other one;
 * none may know this one.
 */
@NullMarked
package dev.tandem.app;

import org.jspecify.annotations.NullMarked;
