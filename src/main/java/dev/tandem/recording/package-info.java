/**
 * Recordings: records of Tandem's topics in a file, one JSON document on each line (NDJSON), with a
 * header line before them.
 *
 * <p>A recording holds what a topic holds, byte for byte: where the bytes are UTF-8 the body is
 * text, so that a person reads it with the usual tools; else it is Base64. Both directions are
 * streams, so memory does not depend on the length of a recording. A file whose name ends with
 * {@code .zst} is compressed with Zstandard, which Kafka's client brings along.
 *
 * <p>Names of topics stand in a recording without the prefix of their installation, so that one
 * installation's recording is replayed by another.
 *
 * <p>This floor knows files and JSON alone. What reads Kafka's topics is in {@code topics}.
 */
@NullMarked
package dev.tandem.recording;

import org.jspecify.annotations.NullMarked;
