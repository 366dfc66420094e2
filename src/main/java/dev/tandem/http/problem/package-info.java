/**
 * Problem documents, the limit of a body and common parameters, which all doors share. It knows no
 * door.
 *
 * <p>The Quarkus extension resteasy-problem is not used: it maps exceptions of JAX-RS, while bodies
 * and connections are refused before JAX-RS, so a writer of documents would remain beside it. Its
 * mapper of refused requests has no type, takes the title from the status and the detail from the
 * exception, and it adds an {@code instance} to each document; the types and sentences here are
 * what clients have.
 */
@NullMarked
package dev.tandem.http.problem;

import org.jspecify.annotations.NullMarked;
