/** The configuration after it was read and checked: typed values, nothing left to parse. */
@NullMarked
package dev.tandem.app.configuration.values;

import org.jspecify.annotations.NullMarked;
