package dev.tandem.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses in the metrics: each of the program's own, and one for all others. */
final class MeasuredAddressesTest {
    private static final String KEY = "quarkus.micrometer.binder.http-server.match-patterns";

    @Test
    void every_address_of_a_resource_is_measured_under_its_own_name() {
        assertThat(addresses())
                .hasSizeGreaterThan(4)
                .allSatisfy(address ->
                        assertThat(measuredAs(address.replaceAll("\\{[^}]+}", "some-id")))
                                .as("add it to " + KEY)
                                .isEqualTo(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x",
                "/webhooks",
                "/webhooks/webex/1",
                "/webhooks/webexx",
                "/flow/events/1",
                "/interactions/1/2",
                "/*",
                "/bad-request",
                "/instance/interaction/1",
                "/%00",
                "/console",
                "/console/console.css"
            })
    void unknown_addresses_are_measured_as_one(String address) {
        assertThat(measuredAs(address)).isEqualTo("/other");
    }

    /** As in Quarkus: the first pattern that the whole path matches. */
    private static String measuredAs(String path) {
        return patterns().entrySet().stream()
                .filter(it -> path.matches(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(path);
    }

    private static Map<String, String> patterns() {
        Properties properties = new Properties();
        try (InputStream in =
                MeasuredAddressesTest.class.getResourceAsStream("/application.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Map<String, String> patterns = new LinkedHashMap<>();
        for (String pattern : properties.getProperty(KEY).split(",", -1)) {
            int at = pattern.indexOf('=');
            patterns.put(pattern.substring(0, at), pattern.substring(at + 1));
        }
        return patterns;
    }

    private static Set<String> addresses() {
        Set<String> addresses = new TreeSet<>();
        for (JavaClass resource :
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.tandem")) {
            if (resource.isInterface() || !resource.isAnnotatedWith(Path.class)) {
                continue;
            }
            String root = resource.getAnnotationOfType(Path.class).value();
            for (JavaMethod method : resource.getMethods()) {
                if (method.isMetaAnnotatedWith(jakarta.ws.rs.HttpMethod.class)) {
                    String path =
                            method.isAnnotatedWith(Path.class)
                                    ? method.getAnnotationOfType(Path.class).value()
                                    : "";
                    addresses.add(
                            ("/" + root + "/" + path)
                                    .replaceAll("/+", "/")
                                    .replaceAll("(.)/$", "$1"));
                }
            }
        }
        return addresses;
    }
}
