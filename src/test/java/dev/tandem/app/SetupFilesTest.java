package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.configuration.DoorSecrets;
import dev.tandem.setup.MetadataDocument;
import dev.tandem.setup.keys.SelfSignedKey;
import dev.tandem.setup.keys.SigningCertificate;
import dev.tandem.setup.salesforce.SalesforceProjectLaws;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that write keys, the Salesforce project and the routing map. */
class SetupFilesTest {
    private static final List<String> SECRETS =
            List.of(
                    "salesforce.key",
                    "salesforce.crt",
                    "flow-keys",
                    "webhook-secrets",
                    "console-keys");

    /** Another pair than the one of the command. */
    private static SelfSignedKey other;

    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void make() throws Exception {
        other = SelfSignedKey.create("", 1);
    }

    private int setup(String... args) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(
                        Stream.of(
                                        Stream.of("setup"),
                                        Arrays.stream(args),
                                        Stream.of("--directory=" + folder.resolve("set up")))
                                .flatMap(it -> it)
                                .toArray(String[]::new));
    }

    private Path file(String name) {
        return folder.resolve("set up").resolve(name);
    }

    private void put(String name, String text) throws IOException {
        Files.createDirectories(file(name).getParent());
        Files.writeString(file(name), text);
    }

    private Map<String, String> below(String name) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(file(name))) {
            for (Path each : found.filter(Files::isRegularFile).toList()) {
                files.put(file(name).relativize(each).toString(), Files.readString(each));
            }
        }
        return files;
    }

    @Test
    void keys_are_made_once_and_shown_to_no_one() throws Exception {
        assertThat(setup("keys", "--organization", "Example Ltd")).isZero();
        Map<String, String> made = below("secrets");
        assertThat(made).containsOnlyKeys(SECRETS);
        for (String name : SECRETS) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(file("secrets/" + name))))
                    .isEqualTo("rw-------");
        }
        assertThat(DoorSecrets.firstKey(file("secrets/flow-keys")).name()).isEqualTo("webex");
        assertThat(DoorSecrets.firstKey(file("secrets/console-keys")).role()).isEqualTo("operator");
        assertThat(DoorSecrets.ofSubscriptions(file("secrets/webhook-secrets")))
                .hasEntrySatisfying("*", it -> assertThat(it).hasSizeBetween(32, 256));

        assertThat(setup("keys", "--organization", "Another")).isZero();
        assertThat(below("secrets")).isEqualTo(made);
        assertThat(out.toString().lines().filter(it -> it.startsWith("written "))).hasSize(5);
        assertThat(out.toString().lines().filter(it -> it.startsWith("kept "))).hasSize(5);
        assertThat(secretWords(made.values())).noneMatch(it -> out.toString().contains(it));
        assertThat(out.toString())
                .contains(
                        "tandem.flow.keys-file=" + file("secrets/flow-keys").toAbsolutePath(),
                        SigningCertificate.parse("", made.get("salesforce.crt")).fingerprint())
                .endsWith(
                        "Next: ./tandem setup salesforce --directory '%s' --contact-email"
                                        .formatted(folder.resolve("set up"))
                                + " <address>\n");
        assertThat(err.toString()).isEmpty();
    }

    /** Every word of the files that is long enough to be a secret; a certificate is none. */
    private static Stream<String> secretWords(Iterable<String> texts) {
        return Stream.of(String.join("\n", texts).split("\\s+")).filter(it -> it.length() > 30);
    }

    @Test
    void a_key_without_its_certificate_is_not_replaced() throws IOException {
        put("secrets/salesforce.key", other.privateKey());
        assertThat(setup("keys")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "%s is there without %s: put the missing file back, or remove the one that is there to get new ones.%n"
                                .formatted(
                                        file("secrets/salesforce.key"),
                                        file("secrets/salesforce.crt")));
        assertThat(below("secrets")).isEqualTo(Map.of("salesforce.key", other.privateKey()));
    }

    @Test
    void a_certificate_of_another_key_is_refused_by_both_commands() throws Exception {
        put("secrets/salesforce.key", other.privateKey());
        put("secrets/salesforce.crt", SelfSignedKey.create("", 1).certificate());
        assertThat(setup("keys")).isEqualTo(1);
        assertThat(setup("salesforce", "--contact-email", "a@example.com")).isEqualTo(1);
        assertThat(err.toString().lines())
                .hasSize(2)
                .allMatch(it ->
                        it.startsWith(
                                file("secrets/salesforce.crt")
                                        + " and "
                                        + file("secrets/salesforce.key")
                                        + " do not fit: "));
        assertThat(file("salesforce")).doesNotExist();
    }

    @Test
    void files_that_are_no_keys_are_named() throws IOException {
        put("secrets/salesforce.key", "secret nonsense");
        put("secrets/salesforce.crt", other.certificate());
        assertThat(setup("keys")).isEqualTo(1);
        put("secrets/salesforce.crt", "nonsense");
        assertThat(setup("keys")).isEqualTo(1);
        Files.write(file("secrets/salesforce.crt"), "ÿþ".getBytes(StandardCharsets.UTF_16));
        assertThat(setup("keys")).isEqualTo(1);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        it ->
                                assertThat(it)
                                        .contains("salesforce.key cannot be used: it must hold"),
                        it -> assertThat(it).contains("salesforce.crt is no certificate in PEM"),
                        it -> assertThat(it).contains("salesforce.crt is not text in UTF-8."));
        assertThat(err.toString()).doesNotContain("nonsense", "Exception", "java.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys --days 0",
                "keys --days 4000",
                "salesforce",
                "salesforce --contact-email me",
                "salesforce --contact-email me@example.com --name 東京",
                "salesforce --contact-email me@example.com --client-credentials tandem",
                "routing-map --call-center x --salesforce-queues a --webex-queues b",
                "routing-map --call-center 04v5g0000000001AAA:Support"
            })
    void wrong_usage_is_one_sentence_and_writes_nothing(String arguments) {
        assertThat(setup(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSizeBetween(1, 2);
        assertThat(folder.resolve("set up")).doesNotExist();
    }

    @Test
    void the_salesforce_project_has_the_certificate_of_the_key() throws Exception {
        put("secrets/salesforce.key", other.privateKey());
        put("secrets/salesforce.crt", other.certificate());
        assertThat(
                        setup(
                                "salesforce",
                                "--contact-email=admin@example.com",
                                "--username=tandem@example.com"))
                .isZero();
        Map<String, String> project = below("salesforce");
        assertThat(SalesforceProjectLaws.breaches(project)).isEmpty();
        String settings =
                project.get(
                        "base/main/default/extlClntAppGlobalOauthSets/"
                                + "WxCC_SCV_glbloauth.ecaGlblOauth-meta.xml");
        assertThat(MetadataDocument.parse(settings).text("certificate"))
                .isEqualTo(other.certificate().replaceAll("-----[^-]+-----|\n", ""));
        assertThat(out.toString())
                .containsSubsequence(
                        "sf project deploy start --target-org tandem --manifest package-1.xml",
                        "sf project deploy start --target-org tandem --manifest package-2.xml",
                        "sf org assign permsetlicense --name SalesforceAPIIntegrationPsl",
                        "sf org assign permset --name Tandem_Integration",
                        "--on-behalf-of tandem@example.com",
                        "sf project retrieve start",
                        "ExtlClntAppGlobalOauthSettings:WxCC_SCV_glbloauth",
                        "tandem.salesforce.orgs.main.private-key-file="
                                + file("secrets/salesforce.key").toAbsolutePath())
                .endsWith(
                        "config/application.properties, and some minutes later, when Salesforce"
                                + " knows the app: ./tandem doctor\n");

        String before = out.toString();
        assertThat(
                        setup(
                                "salesforce",
                                "--contact-email=admin@example.com",
                                "--username=tandem@example.com"))
                .isZero();
        assertThat(below("salesforce")).isEqualTo(project);
        assertThat(out.toString().substring(before.length()).lines().limit(project.size()))
                .allMatch(it -> it.startsWith("unchanged "));
    }

    @Test
    void without_a_certificate_there_is_a_project_for_client_credentials_only() throws IOException {
        assertThat(setup("salesforce", "--contact-email", "a@example.com")).isEqualTo(1);
        assertThat(err.toString())
                .contains("run ./tandem setup keys --directory '" + folder.resolve("set up") + "'");
        assertThat(folder.resolve("set up")).doesNotExist();

        assertThat(
                        setup(
                                "salesforce",
                                "--contact-email=a@example.com",
                                "--client-credentials=tandem@example.com"))
                .isZero();
        assertThat(SalesforceProjectLaws.breaches(below("salesforce"))).isEmpty();
        assertThat(out.toString())
                .contains("auth=client-credentials", "client-secret-file=")
                .doesNotContain("private-key-file");
    }

    @Test
    void the_routing_map_has_the_pairs_and_the_rest_is_named() throws IOException {
        Path salesforce = folder.resolve("queues.json");
        Files.writeString(
                salesforce,
                """
                {"status": 0, "result": {"records": [
                  {"Id": "00G5g000004abcDEAQ", "DeveloperName": "Support_DE", "Name": "Support DE"},
                  {"Id": "00G5g000004abcEEAQ", "DeveloperName": "Leads", "Name": "Leads"}]}}
                """);
        Path webex = folder.resolve("webex.json");
        Files.writeString(
                webex,
                """
                {"meta": {"totalRecords": 2}, "data": [
                  {"id": "7f0c", "name": "support de"}, {"id": "7f0d", "name": "Billing"}]}
                """);
        assertThat(routingMap(salesforce, webex)).isZero();
        assertThat(out.toString())
                .startsWith(
                        """
                        paired     support de: Support_DE = 7f0c
                        left out   Webex "Billing": Salesforce has no queue of this name.
                        left out   Salesforce "Leads": Webex has no queue of this name.
                        """)
                .endsWith(
                        "Next: sf project deploy start --manifest package.xml --target-org <alias>,"
                                + " in %s\n".formatted(file("routing-map").toAbsolutePath()));
        Map<String, String> map = below("routing-map");
        assertThat(SalesforceProjectLaws.breaches(map)).isEmpty();
        assertThat(map)
                .containsOnlyKeys(
                        "package.xml",
                        "routing-map.csv",
                        "sfdx-project.json",
                        "salesforce/callCenterRoutingMaps/"
                                + "Support_DE_04v5g0000000001.callCenterRoutingMap-meta.xml");

        Files.writeString(webex, "[]");
        assertThat(routingMap(salesforce, webex)).isEqualTo(1);
        assertThat(routingMap(folder.resolve("nowhere.json"), webex)).isEqualTo(1);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        it -> assertThat(it).startsWith("No queue of Webex has the name"),
                        it ->
                                assertThat(it)
                                        .startsWith("There is no file ")
                                        .endsWith("nowhere.json."));
    }

    private int routingMap(Path salesforce, Path webex) {
        return setup(
                "routing-map",
                "--call-center=04v5g0000000001AAA:Webex_Contact_Center",
                "--salesforce-queues=" + salesforce,
                "--webex-queues=" + webex);
    }
}
