package dev.tandem.setup.salesforce;

import dev.tandem.setup.MetadataPackage;
import dev.tandem.setup.MetadataXml;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of the project, by their names relative to its directory. */
public final class SalesforceProject {
    /** First step: all but the policy. */
    public static final String FIRST_PACKAGE = "package-1.xml";

    /** Second step: the policy. */
    public static final String SECOND_PACKAGE = "package-2.xml";

    /** Where it is wanted: the permission set of verify-before-repeat. */
    public static final String VERIFY_PACKAGE = "package-verify.xml";

    /** What the integration user needs for every call. */
    public static final String PERMISSION_SET = "Tandem_Integration";

    /** What the integration user needs besides for verify-before-repeat. */
    public static final String VERIFY_PERMISSION_SET = "Tandem_Verify";

    private static final String DESCRIPTOR =
            """
            {
              "packageDirectories": [
                { "path": "base", "default": true },
                { "path": "policy" },
                { "path": "verify" }
              ],
              "name": "tandem",
              "namespace": "",
              "sourceApiVersion": "%s"
            }
            """
                    .formatted(MetadataXml.API_VERSION);

    private static final String NEVER_COMMITTED =
            """
            # Salesforce says of these settings: "must not be added to source control". What is generated holds the certificate,
            # what is retrieved the consumer key and the consumer secret.
            extlClntAppGlobalOauthSets/
            retrieved/
            .sf/
            .sfdx/
            """;

    private final ClientApp app;

    /**
     * A project.
     *
     * @param app without a fault
     */
    public SalesforceProject(ClientApp app) {
        this.app = app;
    }

    /** All files but the global OAuth settings: what may be committed. */
    public SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(".gitignore", NEVER_COMMITTED);
        files.put("sfdx-project.json", DESCRIPTOR);
        files.put(FIRST_PACKAGE, firstPackage().xml());
        files.put(
                SECOND_PACKAGE,
                new MetadataPackage()
                        .add("ExtlClntAppOauthConfigurablePolicies", policyName())
                        .xml());
        files.put(
                VERIFY_PACKAGE,
                new MetadataPackage().add("PermissionSet", VERIFY_PERMISSION_SET).xml());
        files.put(
                "base/main/default/externalClientApps/" + app.apiName() + ".eca-meta.xml",
                clientApplication());
        files.put(
                "base/main/default/extlClntAppOauthSettings/"
                        + settingsName()
                        + ".ecaOauth-meta.xml",
                oauthSettings());
        files.put(
                "base/main/default/permissionsets/" + PERMISSION_SET + ".permissionset-meta.xml",
                PermissionSets.integration());
        files.put(
                "policy/main/default/extlClntAppOauthPolicies/"
                        + policyName()
                        + ".ecaOauthPlcy-meta.xml",
                policy());
        files.put(
                "verify/main/default/permissionsets/"
                        + VERIFY_PERMISSION_SET
                        + ".permissionset-meta.xml",
                PermissionSets.verifyBeforeRepeat());
        return Collections.unmodifiableSortedMap(files);
    }

    private MetadataPackage firstPackage() {
        return new MetadataPackage()
                .add("ExternalClientApplication", app.apiName())
                .add("ExtlClntAppGlobalOauthSettings", globalSettingsName())
                .add("ExtlClntAppOauthSettings", settingsName())
                .add("PermissionSet", PERMISSION_SET);
    }

    private String clientApplication() {
        return MetadataXml.document(
                "ExternalClientApplication",
                it ->
                        it.add("contactEmail", app.contactEmail())
                                .add(
                                        "description",
                                        "Tandem: keeps Service Cloud Voice in step with Webex"
                                                + " Contact Center.")
                                .add("distributionState", "Local")
                                .add("isProtected", false)
                                .add("label", app.label()));
    }

    /** JWT bearer for pre-authorised users is refused without the scope RefreshToken. */
    private String oauthSettings() {
        return MetadataXml.document(
                "ExtlClntAppOauthSettings",
                it ->
                        it.add("commaSeparatedOauthScopes", "Api, RefreshToken")
                                .add("externalClientApplication", app.apiName())
                                .add("isFirstPartyAppEnabled", false)
                                .add("label", settingsName()));
    }

    /** The name of the file with {@link #globalSettings}. */
    public String globalSettingsFile() {
        return "base/main/default/extlClntAppGlobalOauthSets/"
                + globalSettingsName()
                + ".ecaGlblOauth-meta.xml";
    }

    /** The full name of the component that holds the consumer key once Salesforce has made it. */
    public String globalSettingsName() {
        return app.apiName() + "_glbloauth";
    }

    /**
     * The settings with which JWT bearer works only if they hold a certificate. A deployment
     * without it takes away the one that Salesforce has.
     *
     * @param certificate the base64 within its PEM: the Metadata API Developer Guide only says
     *     "PEM-encoded", and this much of it is what public tools send; empty with client
     *     credentials
     */
    public String globalSettings(String certificate) {
        return MetadataXml.document(
                "ExtlClntAppGlobalOauthSettings",
                it -> {
                    it.add("callbackUrl", "http://localhost:1717/OauthRedirect");
                    if (app.runAs().isEmpty()) {
                        it.add("certificate", certificate);
                    }
                    it.add("externalClientApplication", app.apiName());
                    if (app.runAs().isPresent()) {
                        it.add("isClientCredentialsFlowEnabled", true);
                    }
                    it.add("isConsumerSecretOptional", true)
                            .add("isPkceRequired", true)
                            .add("isSecretRequiredForRefreshToken", false)
                            .add("label", globalSettingsName());
                });
    }

    private String policy() {
        return MetadataXml.document(
                "ExtlClntAppOauthConfigurablePolicies",
                it -> {
                    app.runAs().ifPresent(user -> it.add("clientCredentialsFlowUser", user));
                    it.add("commaSeparatedPermissionSet", PERMISSION_SET)
                            .add("externalClientApplication", app.apiName())
                            .add("ipRelaxationPolicyType", "Enforce");
                    if (app.runAs().isPresent()) {
                        it.add("isClientCredentialsFlowEnabled", true);
                    }
                    it.add("label", policyName())
                            .add("permittedUsersPolicyType", "AdminApprovedPreAuthorized")
                            .add("refreshTokenPolicyType", "Zero")
                            .add("requiredSessionLevel", "STANDARD");
                });
    }

    private String settingsName() {
        return app.apiName() + "_oauth";
    }

    /** The name under which Salesforce makes the policy by itself. */
    private String policyName() {
        return settingsName() + "_defaultPolicy";
    }
}
