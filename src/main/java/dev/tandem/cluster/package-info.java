/** Which instance of Tandem this is, and where the instances of one group reach each other. */
@NullMarked
package dev.tandem.cluster;

import org.jspecify.annotations.NullMarked;
