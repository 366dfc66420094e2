/** The configuration after reading and checks: typed values. */
@NullMarked
package dev.tandem.app.configuration.values;

import org.jspecify.annotations.NullMarked;
