/**
 * Who may send requests: the keys of the flow door, of the console and of the resources about
 * interactions. The packages that serve HTTP use this one; it knows none of them.
 *
 * <p>Doors are protected by Quarkus' HTTP security. A resource names its door's mechanism ({@link
 * dev.tandem.security.DoorAuthentication}), and one identity provider checks keys for all of them.
 * What Quarkus has built in was rejected: its Basic mechanism knows users with passwords and one
 * realm, but no keys that rotate, no bearer key, and no file that is read again when it changes; it
 * answers a refusal without a body. So each door answers with its own problem document and
 * challenges, the flow door counts its refusals, and without a keys file the console admits
 * requests of this machine alone.
 *
 * <p>Logins by OpenID Connect are the exception: their protocol is Quarkus' own ({@code
 * quarkus-oidc}), asked by {@link dev.tandem.security.OperatorAuthentication} for what is no live
 * key. Nothing of it runs unless {@code quarkus.oidc.auth-server-url} is set. Session cookies are
 * same-site {@code Lax}: with {@code Strict}, a browser leaves the new session out of the very
 * request with which it comes back from the provider, and logs in without end. A page of another
 * site can therefore open this site's pages, and change nothing: what changes is posted, which such
 * a page cannot do with that cookie, and {@link dev.tandem.security.CurrentOperator} refuses it.
 *
 * <p>Authentication is lazy ({@code quarkus.http.auth.proactive=false}): a header that means
 * nothing at a door, such as {@code Authorization} of a webhook, refuses no request.
 */
@NullMarked
package dev.tandem.security;

import org.jspecify.annotations.NullMarked;
