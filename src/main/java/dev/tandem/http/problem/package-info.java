/**
 * Problem documents, the limit of a body and common parameters, which all doors share. It knows no
 * door.
 */
@NullMarked
package dev.tandem.http.problem;

import org.jspecify.annotations.NullMarked;
