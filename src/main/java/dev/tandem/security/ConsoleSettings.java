package dev.tandem.security;

import dev.tandem.cluster.InstanceAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Access to the resources about interactions.
 *
 * @param keysFile lines {@code <name> <key>}, re-read when the file changes; null without keys.
 *     Neither keys nor logins: this machine alone is served.
 * @param logins whether operators log in by OpenID Connect
 * @param instance this instance, as the others address it
 */
public record ConsoleSettings(@Nullable Path keysFile, boolean logins, InstanceAddress instance) {}
