/**
 * The settings of the state machines and of the topics, checked when they are made. Every package
 * of {@link dev.tandem.process} may use them; they use none of it.
 */
@NullMarked
package dev.tandem.process.settings;

import org.jspecify.annotations.NullMarked;
