package dev.tandem.setup.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.setup.MetadataDocument;
import dev.tandem.setup.UnusableSetupFile;
import dev.tandem.setup.keys.SigningCertificate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * What must hold in a project so that Salesforce can make sense of it: a sentence for each breach.
 */
public final class SalesforceProjectLaws {
    private static final String META = "-meta.xml";

    /** Folder and suffix of each type, as the Metadata API Developer Guide has them. */
    private static final Map<String, List<String>> PLACES =
            Map.of(
                    "ExternalClientApplication", List.of("externalClientApps", "eca"),
                    "ExtlClntAppOauthSettings", List.of("extlClntAppOauthSettings", "ecaOauth"),
                    "ExtlClntAppGlobalOauthSettings",
                            List.of("extlClntAppGlobalOauthSets", "ecaGlblOauth"),
                    "ExtlClntAppOauthConfigurablePolicies",
                            List.of("extlClntAppOauthPolicies", "ecaOauthPlcy"),
                    "PermissionSet", List.of("permissionsets", "permissionset"),
                    "CallCenterRoutingMap",
                            List.of("callCenterRoutingMaps", "callCenterRoutingMap"));

    private final Map<String, String> files;
    private final Map<String, MetadataDocument> components = new TreeMap<>();
    private final List<String> breaches = new ArrayList<>();

    private SalesforceProjectLaws(Map<String, String> files) {
        this.files = files;
    }

    /**
     * Looks at a whole project.
     *
     * @param files by their names relative to its directory
     */
    public static List<String> breaches(Map<String, String> files) {
        SalesforceProjectLaws laws = new SalesforceProjectLaws(files);
        files.forEach(laws::component);
        laws.packages();
        laws.references();
        return laws.breaches;
    }

    private void component(String file, String text) {
        if (!text.endsWith("\n")) {
            breaches.add(file + " does not end with a newline");
        }
        if (!file.endsWith(".xml")) {
            return;
        }
        MetadataDocument.fault(text).ifPresent(it -> breaches.add(file + ": " + it));
        if (!file.endsWith(META)) {
            return;
        }
        MetadataDocument document = MetadataDocument.parse(text);
        String name = Path.of(file).getFileName().toString();
        int dot = name.indexOf('.');
        String suffix = name.substring(dot + 1, name.length() - META.length());
        String folder = Path.of(file).getParent().getFileName().toString();
        if (!List.of(folder, suffix).equals(PLACES.get(document.type()))) {
            breaches.add("%s is no place of a %s".formatted(file, document.type()));
        }
        if (packageDirectories().noneMatch(it -> file.startsWith(it + "/"))) {
            breaches.add(file + " is in no package directory of sfdx-project.json");
        }
        components.put(document.type() + ":" + name.substring(0, dot), document);
    }

    private Stream<String> packageDirectories() {
        try {
            List<String> paths = new ArrayList<>();
            new ObjectMapper()
                    .readTree(files.get("sfdx-project.json"))
                    .path("packageDirectories")
                    .forEach(it -> paths.add(it.path("path").asText()));
            return paths.stream();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private void packages() {
        Set<String> members = new HashSet<>();
        files.forEach((file, text) -> {
            if (!file.endsWith(META) && file.endsWith(".xml")) {
                MetadataDocument.parse(text)
                        .elements("types")
                        .flatMap(SalesforceProjectLaws::membersOf)
                        .forEach(it -> {
                            if (!components.containsKey(it)) {
                                breaches.add(file + " names " + it + ", which is not there");
                            }
                            if (!members.add(it)) {
                                breaches.add(it + " is in two packages");
                            }
                        });
            }
        });
        components.keySet().stream()
                .filter(it -> !members.contains(it))
                .forEach(it -> breaches.add(it + " is in no package"));
    }

    private static Stream<String> membersOf(Element types) {
        String type = types.getElementsByTagNameNS("*", "name").item(0).getTextContent();
        List<String> members = new ArrayList<>();
        for (int i = 0; i < types.getElementsByTagNameNS("*", "members").getLength(); i++) {
            members.add(
                    type
                            + ":"
                            + types.getElementsByTagNameNS("*", "members")
                                    .item(i)
                                    .getTextContent());
        }
        return members.stream();
    }

    private void references() {
        components.forEach((id, document) -> {
            String name = id.substring(id.indexOf(':') + 1);
            document.texts("externalClientApplication")
                    .filter(it -> !components.containsKey("ExternalClientApplication:" + it))
                    .forEach(it ->
                            breaches.add(id + " is of the app " + it + ", which is not there"));
            if (document.type().startsWith("ExtlClntApp") && !document.text("label").equals(name)) {
                breaches.add(id + " has the label " + document.text("label"));
            }
            document.texts("developerName")
                    .filter(it -> !it.equals(name))
                    .forEach(it -> breaches.add(id + " has the developer name " + it));
            document.texts("commaSeparatedPermissionSet")
                    .flatMap(it -> Stream.of(it.split(",", -1)))
                    .filter(it -> !components.containsKey("PermissionSet:" + it))
                    .forEach(it -> breaches.add(id + " lets in " + it + ", which is not there"));
            document.texts("certificate").forEach(it -> certificate(id, it));
            if (document.type().equals("ExtlClntAppOauthConfigurablePolicies")
                    && !components.containsKey(
                            "ExtlClntAppOauthSettings:" + name.replace("_defaultPolicy", ""))) {
                breaches.add(id + " is not named as the policy that Salesforce makes");
            }
        });
    }

    private void certificate(String id, String base64) {
        try {
            SigningCertificate.parse(
                    id, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
        } catch (UnusableSetupFile e) {
            breaches.add(e.getMessage());
        }
    }
}
