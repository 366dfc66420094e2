package dev.tandem.security;

import dev.tandem.cluster.InstanceAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Access to the resources about interactions.
 *
 * @param keysFile lines {@code <name> <key>}, re-read when the file changes; null serves this
 *     machine alone
 * @param instance this instance, as the others address it
 */
public record ConsoleSettings(@Nullable Path keysFile, InstanceAddress instance) {}
