/** The topics of an installation, for commands that look into them. */
@NullMarked
package dev.tandem.app.topics;

import org.jspecify.annotations.NullMarked;
