/**
 * Makes the AOT cache of this program on this machine: a child process rehearses calls with
 * simulators of Webex and Salesforce, and the JVM writes down which classes it loaded and which
 * methods were hot (JEP 483, 514 and 515). A start that reads the cache is ready in less than half
 * the time, and its first calls are as fast as later ones.
 *
 * <p>A cache fits one build of the JDK, one set of jars in one folder, and the options of the JVM
 * that it was made with. The JVM checks that itself and does without a cache that does not fit.
 */
@NullMarked
package dev.tandem.app.training;

import org.jspecify.annotations.NullMarked;
