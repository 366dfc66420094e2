package dev.tandem.bench;

import java.nio.ByteBuffer;

/**
 * An HTTP request that is ready to be written.
 *
 * @param at when it shall leave, in nanoseconds after the start of the round
 * @param bytes the whole request, read through a duplicate
 * @param about the interaction, for who wants to know which one was answered
 */
record Request(long at, ByteBuffer bytes, String about) {}
