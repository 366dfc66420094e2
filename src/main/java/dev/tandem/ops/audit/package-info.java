/** The resource for the audit log. */
@NullMarked
package dev.tandem.ops.audit;

import org.jspecify.annotations.NullMarked;
