/**
 * The keys below {@code tandem.}: one table that says of each what it means, what it may be, what
 * holds where it is not set, and how it is written. The reading of the configuration takes ranges
 * and defaults from here, and {@code deploy/configuration.md} is generated from here.
 *
 * <p>A key is added in one of the tables ({@link dev.tandem.app.configuration.keys.InstanceKeys},
 * {@link dev.tandem.app.configuration.keys.HttpKeys}, {@link
 * dev.tandem.app.configuration.keys.OrgKeys}, {@link
 * dev.tandem.app.configuration.keys.ContactCenterKeys}); then {@code ConfigurationReferenceTest}
 * says how the reference is written anew.
 *
 * <p>Rejected: annotations on the settings records. The rooms that own those records do not know
 * the configuration, and a key such as {@code timeouts.create} has no field of its own there.
 */
@NullMarked
package dev.tandem.app.configuration.keys;

import org.jspecify.annotations.NullMarked;
