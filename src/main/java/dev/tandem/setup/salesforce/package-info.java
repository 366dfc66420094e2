/**
 * The project that makes a Salesforce org ready for Tandem, in the source format of Salesforce DX:
 * an External Client App, its OAuth settings and policy, and permission sets.
 *
 * <p>It is deployed in two steps, because Salesforce makes the policy of an app under a name of its
 * own as soon as the OAuth settings are there, and a policy of another name clashes with it: the
 * second step replaces that one.
 *
 * <p>The elements are those of the Metadata API Developer Guide (types ExternalClientApplication,
 * ExtlClntAppOauthSettings, ExtlClntAppGlobalOauthSettings, ExtlClntAppOauthConfigurablePolicies,
 * PermissionSet); no live org has taken the project yet.
 */
@NullMarked
package dev.tandem.setup.salesforce;

import org.jspecify.annotations.NullMarked;
