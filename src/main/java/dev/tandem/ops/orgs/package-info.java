/** The resource for the Salesforce orgs: how each is, and whether commands are sent to it. */
@NullMarked
package dev.tandem.ops.orgs;

import org.jspecify.annotations.NullMarked;
