/**
 * The settings of orgs and contact centres on the Salesforce side, with the rules that they keep.
 */
@NullMarked
package dev.tandem.salesforce.settings;

import org.jspecify.annotations.NullMarked;
