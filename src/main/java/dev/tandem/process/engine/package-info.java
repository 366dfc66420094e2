/**
 * The topology at work: one processor that reads an input, has it decided, and writes state,
 * journal, commands, wake-ups and dead letters in one transaction.
 */
@NullMarked
package dev.tandem.process.engine;

import org.jspecify.annotations.NullMarked;
