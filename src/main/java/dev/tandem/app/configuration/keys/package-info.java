/**
 * The keys below {@code tandem.}: one table with the meaning, the allowed values, the default and
 * an example of each. The configuration is read with its ranges and defaults, and {@code
 * deploy/configuration.md} is generated from it.
 *
 * <p>A key is added in one of the tables ({@link dev.tandem.app.configuration.keys.InstanceKeys},
 * {@link dev.tandem.app.configuration.keys.HttpKeys}, {@link
 * dev.tandem.app.configuration.keys.OrgKeys}, {@link
 * dev.tandem.app.configuration.keys.ContactCenterKeys}); then {@code ConfigurationReferenceTest}
 * prints the command that updates the reference.
 *
 * <p>Rejected: annotations on the settings records. The rooms that own those records do not know
 * the configuration, and a key such as {@code timeouts.create} has no field of its own there.
 */
@NullMarked
package dev.tandem.app.configuration.keys;

import org.jspecify.annotations.NullMarked;
