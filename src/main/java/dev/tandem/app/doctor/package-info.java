/**
 * The command {@code doctor}: looks at everything that the service needs, and says for each thing
 * whether it is right, and if not, what is wrong and what to do.
 *
 * <p>It changes nothing, with two exceptions that it names: a Webex app's refresh token renews
 * itself, as Webex asks for, and a signed sample that a door accepts is recorded as an event about
 * no call. It does not start the service.
 */
@NullMarked
package dev.tandem.app.doctor;

import org.jspecify.annotations.NullMarked;
