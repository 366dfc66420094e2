package dev.tandem.setup.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.files.AcceptedFile;
import dev.tandem.setup.keys.SelfSignedKey;
import dev.tandem.setup.keys.SigningCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceProjectTest {
    private static final Path COMMITTED = Path.of("deploy/salesforce");
    private static final ClientApp KEY = app("WxCC - SCV", "");
    private static final ClientApp SECRET = app("WxCC - SCV", "tandem@example.com");

    private static String certificate = "";

    @BeforeAll
    static void certificate() throws Exception {
        SelfSignedKey made = SelfSignedKey.create("Example", 1);
        certificate = SigningCertificate.parse("made", made.certificate()).base64();
    }

    private static ClientApp app(String label, String runAs) {
        return new ClientApp(
                label, "admin@example.com", Optional.of(runAs).filter(it -> !it.isEmpty()));
    }

    private static Map<String, String> whole(ClientApp app) {
        SalesforceProject project = new SalesforceProject(app);
        Map<String, String> files = new TreeMap<>(project.files());
        files.put(project.globalSettingsFile(), project.globalSettings(certificate));
        return files;
    }

    @ParameterizedTest
    @CsvSource({"WxCC - SCV,''", "WxCC - SCV,tandem@example.com", "'A & B <Zürich> \"1\"',''"})
    void a_project_breaks_no_law(String label, String runAs) {
        assertThat(SalesforceProjectLaws.breaches(whole(app(label, runAs)))).isEmpty();
    }

    @Test
    void the_committed_project_is_what_the_generator_writes_without_the_certificate()
            throws IOException {
        for (Map.Entry<String, String> file : new SalesforceProject(KEY).files().entrySet()) {
            AcceptedFile.assertHas(
                    COMMITTED.resolve(file.getKey()),
                    file.getValue(),
                    "SalesforceProjectTest",
                    "tandem.accept-salesforce",
                    "");
        }
        try (Stream<Path> files = Files.walk(COMMITTED)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(it -> COMMITTED.relativize(it).toString())
                                    .filter(it -> !it.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(
                            new SalesforceProject(KEY).files().keySet());
        }
    }

    @Test
    void only_who_logs_in_with_a_secret_gets_the_client_credentials_flow() {
        assertThat(String.join("", whole(KEY).values()))
                .contains("<certificate>")
                .doesNotContain("ClientCredentials", "clientCredentials");
        assertThat(String.join("", whole(SECRET).values()))
                .contains(
                        "<isClientCredentialsFlowEnabled>true",
                        "<clientCredentialsFlowUser>tandem@example.com<")
                .doesNotContain("<certificate>");
    }

    @Test
    void what_holds_secrets_once_it_is_retrieved_is_kept_out_of_version_control() {
        SalesforceProject project = new SalesforceProject(KEY);
        String ignored = project.files().get(".gitignore");
        assertThat(ignored.lines()).contains("extlClntAppGlobalOauthSets/", "retrieved/");
        assertThat(project.globalSettingsFile()).contains("/extlClntAppGlobalOauthSets/");
        assertThat(project.files()).doesNotContainKey(project.globalSettingsFile());
    }

    /** Each line: a file, an element in it, and what is put before that element. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    .eca-       | label                     | <orgScopedExternalApp>x</orgScopedExternalApp>
                    .ecaGlblOauth- | externalClientApplication | <consumerKey>x</consumerKey>
                    .ecaGlblOauth- | externalClientApplication | <consumerSecret>x</consumerSecret>
                    .ecaGlblOauth- | label                  | <shouldRotateConsumerKey>true</shouldRotateConsumerKey>
                    .ecaOauth-  | label                     | <oauthLink>x</oauthLink>
                    .ecaOauthPlcy- | permittedUsersPolicyType | <namedUserJwtTimeout>1</namedUserJwtTimeout>
                    .ecaOauthPlcy- | label                  | <sessionTimeoutInMinutes>1</sessionTimeoutInMinutes>
                    Tandem_Integration | userPermissions    | <license>x</license>
                    package-1   | version                   | <fullName>x</fullName>
                    """)
    void what_must_not_be_there_is_found(String file, String before, String forbidden) {
        String place = "<" + before + ">";
        assertThat(SalesforceProjectLaws.breaches(changed(file, place, forbidden + place)))
                .singleElement()
                .asString()
                .contains(forbidden.substring(1, forbidden.indexOf('>')));
    }

    /** Each line: a file, what stands there, what is put there, and the complaint. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    .eca-       | <distributionState>Local | <distributionState>Packaged | Packaged
                    .eca-       | admin@example.com     | admin                    | contactEmail
                    .ecaOauth-  | Api, RefreshToken     | Api                      | commaSeparatedOauthScopes
                    .ecaOauth-  | WxCC_SCV</external    | Other</external          | is of the app Other
                    .ecaOauth-  | <label>WxCC_SCV_oauth | <label>Other             | has the label Other
                    .ecaGlblOauth- | MII                | AAA                      | is no certificate in PEM
                    .ecaGlblOauth- | <certificate>      | <certificate>-----BEGIN  | certificate
                    .ecaOauthPlcy- | Tandem_Integration | Tandem_Verify,Other      | lets in Other
                    .ecaOauthPlcy- | AdminApprovedPreAuthorized | AllSelfAuthorized | permittedUsersPolicyType
                    Tandem_Integration | <enabled>true      | <enabled>false           | enabled
                    Tandem_Verify | <allowEdit>false     | <allowEdit>true          | allowEdit
                    Tandem_Verify | <viewAllRecords>false | <viewAllRecords>true    | viewAllRecords
                    package-1   | WxCC_SCV_oauth        | Other                    | names ExtlClntAppOauthSettings:Other
                    package-2   | ExtlClntAppOauthConfigurablePolicies | Profile   | is in no package
                    package-2   | 62.0                  | 50.0                     | version
                    sfdx-project | \"policy\"           | \"elsewhere\"            | is in no package directory
                    """)
    void a_broken_law_is_said(String file, String from, String to, String complaint) {
        assertThat(SalesforceProjectLaws.breaches(changed(file, from, to)))
                .anySatisfy(it -> assertThat(it).contains(complaint));
    }

    @ParameterizedTest
    @CsvSource({
        "policy/,other/,is in no package directory",
        "extlClntAppOauthPolicies/,policies/,is no place of a",
        ".ecaOauthPlcy-meta,.ecaPlcy-meta,is no place of a",
        "_oauth_defaultPolicy,_policy,is not named as the policy that Salesforce makes"
    })
    void a_policy_in_a_wrong_place_is_found(String from, String to, String complaint) {
        Map<String, String> files =
                whole(KEY).entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        it -> it.getKey().replace(from, to),
                                        Map.Entry::getValue,
                                        (a, _) -> a,
                                        TreeMap::new));
        assertThat(SalesforceProjectLaws.breaches(files))
                .anySatisfy(it -> assertThat(it).contains(complaint));
    }

    private static Map<String, String> changed(String file, String from, String to) {
        Map<String, String> files = whole(KEY);
        String name =
                files.keySet().stream().filter(it -> it.contains(file)).findFirst().orElseThrow();
        String text = files.get(name);
        assertThat(text).contains(from);
        files.put(name, text.replaceFirst(Pattern.quote(from), to));
        return files;
    }

    @ParameterizedTest
    @CsvSource({
        "WxCC - SCV,WxCC_SCV",
        "Webex & Salesforce (EU),Webex_Salesforce_EU",
        "__a__b__,a_b"
    })
    void an_api_name_is_made_of_the_label(String label, String name) {
        assertThat(app(label, "").apiName()).isEqualTo(name);
        assertThat(app(label, "").fault()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 SCV", "東京", "--", "SCV\u001b[31m"})
    void a_label_without_an_api_name_is_refused(String label) {
        assertThat(app(label, "").fault()).startsWith("--name is '" + label + "';");
    }

    @Test
    void a_name_leaves_room_for_what_is_put_behind_it() {
        assertThat(app("a".repeat(60), "").fault()).isEmpty();
        assertThat(SalesforceProjectLaws.breaches(whole(app("a".repeat(60), "")))).isEmpty();
        assertThat(app("a".repeat(61), "").fault()).startsWith("--name is ");
    }

    @Test
    void addresses_are_looked_at() {
        assertThat(new ClientApp("SCV", "me", Optional.empty()).fault())
                .startsWith("--contact-email is 'me'");
        assertThat(app("SCV", "tandem").fault()).startsWith("--client-credentials is 'tandem'");
    }
}
