/**
 * Creates the topics of Tandem, checks the existing ones, and says what is wrong with those that do
 * not fit.
 */
@NullMarked
package dev.tandem.process.topics;

import org.jspecify.annotations.NullMarked;
