/**
 * Reads the configuration, checks all of it, and reports every fault in one list.
 *
 * <p>SmallRye Config supplies the values, from the sources that Quarkus itself uses, but before
 * Quarkus and the broker start ({@link ConfigurationSources}): a wrong configuration then costs a
 * second and leaves nothing behind. {@link dev.tandem.app.configuration.keys.KnownKeys} is the one
 * table of keys; {@link dev.tandem.app.configuration.sections} reads them into the settings of the
 * other packages. {@link DoorSecrets} reads the files with secrets and keys that some of the keys
 * name, for commands.
 *
 * <p>Rejected: a typed {@code @ConfigMapping}. With typed members, its messages contain the value,
 * even a secret in the place of its file's name, and the error of the Java conversion instead of
 * our rule. A mapping whose members are raw texts ({@code Optional<ConfigValue>}, and maps for
 * orgs, contact centres and fields) with our checks behind it was tried on all tests of this
 * package. Values, raw values, sources and unknown keys of files came through, but these were lost:
 *
 * <ul>
 *   <li>A contact centre or org with a name of two words that only the environment sets is not
 *       found: {@code
 *       ConfigurationDefaultsTest.a_contact_centre_may_stand_in_the_environment_alone}
 *   <li>A name that a file spells with capitals gets a second entry in small letters as soon as a
 *       variable sets one of its keys: {@code
 *       EnvironmentTest.a_variable_completes_a_name_that_a_file_spells_with_capitals}
 *   <li>The variable {@code ….call-attributes.My_Field__c} adds a second field, {@code
 *       my.field."c}, which Salesforce would refuse with the whole record: {@code
 *       EnvironmentTest.a_key_with_dots_in_the_environment_is_read_as_the_key}
 *   <li>A field that only a variable in capitals names is dropped instead of refused: {@code
 *       ContactCenterKeysTest.a_field_that_only_the_environment_names_is_refused_with_what_to_write}
 *   <li>Misspelt and unknown variables are not reported: {@code
 *       EnvironmentTest.a_near_miss_is_named_with_what_may_be_meant}, {@code
 *       ConfigurationFaultsTest.an_unknown_variable_is_only_logged}
 * </ul>
 *
 * <p>{@code ConfigMappingTest} shows all of this with SmallRye itself. A mapping for the sections
 * without names would lose nothing and remove nothing: each sentence needs the key as text, which
 * an absent member of a mapping does not have, and the reference needs meanings, ranges and
 * examples, so that the interface would be a second table beside {@code KnownKeys}.
 */
@NullMarked
package dev.tandem.app.configuration;

import org.jspecify.annotations.NullMarked;
