/**
 * Small files that an operator changes while the program runs: secrets, keys; and who may read what
 * the program writes. Every room may use this one, and it knows none of them.
 *
 * <p>One thread checks all files once a second, so that no call waits for a disk. The JDK's own
 * watch service was rejected: it reports no change on the network and mapped volumes where
 * orchestrators keep secrets, which they replace by moving a link.
 */
@NullMarked
package dev.tandem.files;

import org.jspecify.annotations.NullMarked;
