/**
 * What the two other systems need before the first call: keys and certificates, a Salesforce
 * project that can be deployed, a Webex flow that can be imported, and the routing map. This room
 * makes files and checks them; it reaches no system.
 */
@NullMarked
package dev.tandem.setup;

import org.jspecify.annotations.NullMarked;
