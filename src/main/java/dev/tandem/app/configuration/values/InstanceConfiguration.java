package dev.tandem.app.configuration.values;

import dev.tandem.cluster.InstanceAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How this instance is reached by the others and by operators.
 *
 * @param address null when it is to be found out from host and port
 * @param consoleKeys the keys file of those who may ask about interactions; null when only this
 *     machine may
 */
public record InstanceConfiguration(
        @Nullable InstanceAddress address, @Nullable Path consoleKeys) {}
