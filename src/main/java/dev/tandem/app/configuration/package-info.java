/**
 * Reads the configuration, checks it whole, and says everything that is wrong with it at once.
 *
 * <p>It is read with SmallRye Config, from the sources that Quarkus itself uses, but before Quarkus
 * and the broker start ({@link ConfigurationSources}): a wrong configuration then costs a second
 * and leaves nothing behind. Rejected: {@code @ConfigMapping}, which stops at the first value that
 * it cannot convert, names the Java type instead of the rule, and prints the value whether or not
 * it is a secret.
 *
 * <p>{@link dev.tandem.app.configuration.keys.KnownKeys} is the one table of keys; the other
 * classes here each read one section of it into the settings of the rooms.
 */
@NullMarked
package dev.tandem.app.configuration;

import org.jspecify.annotations.NullMarked;
