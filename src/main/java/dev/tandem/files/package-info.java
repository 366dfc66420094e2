/**
 * Small files that an operator changes while the program runs: secrets, keys; and who may read what
 * the program writes. Every room may use this one, and it knows none of them.
 *
 * <p>A file is looked at once a second, from one thread for all of them, so that nothing that a
 * call waits for ever touches a disk. The JDK's own watch service was written off: it says nothing
 * on the network and mapped volumes where orchestrators keep secrets, which they replace by moving
 * a link.
 */
@NullMarked
package dev.tandem.files;

import org.jspecify.annotations.NullMarked;
