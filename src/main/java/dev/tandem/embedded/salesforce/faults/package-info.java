/** The faults that a simulated org can have, and when they apply. */
@NullMarked
package dev.tandem.embedded.salesforce.faults;

import org.jspecify.annotations.NullMarked;
