package dev.tandem.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataXmlTest {
    @Test
    void a_document_is_what_salesforce_writes() {
        assertThat(
                        MetadataXml.document(
                                "PermissionSet",
                                it ->
                                        it.group(
                                                        "userPermissions",
                                                        right ->
                                                                right.add("enabled", true)
                                                                        .add("name", "ApiEnabled"))
                                                .add("label", "A & B")))
                .isEqualTo(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
                            <userPermissions>
                                <enabled>true</enabled>
                                <name>ApiEnabled</name>
                            </userPermissions>
                            <label>A &amp; B</label>
                        </PermissionSet>
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>&amp;</b>", "]]>", "\"'", "Zürich 東京 😀", " spaces "})
    void a_text_comes_back_as_it_was(String text) {
        assertThat(MetadataXml.isLine(text)).isTrue();
        String xml = MetadataXml.document("PermissionSet", it -> it.add("label", text));
        assertThat(MetadataDocument.parse(xml).text("label")).isEqualTo(text);
    }

    @Test
    void a_text_of_lines_keeps_them() {
        String xml = MetadataXml.document("X", it -> it.add("certificate", "a\nb"));
        assertThat(MetadataDocument.parse(xml).text("certificate")).isEqualTo("a\nb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000",
                "a\nb",
                "\u009b",
                "\u001b[31m",
                "\ufffe",
                "\ud83d",
                "\ude00\ud83d"
            })
    void what_does_not_fit_into_a_line_is_known(String text) {
        assertThat(MetadataXml.isLine(text)).isFalse();
    }

    @Test
    void the_members_of_a_package_are_in_order_and_there_once() {
        String xml =
                new MetadataPackage()
                        .add("PermissionSet", "B")
                        .add("CallCenterRoutingMap", "C")
                        .add("PermissionSet", "A")
                        .add("PermissionSet", "A")
                        .xml();
        MetadataDocument document = MetadataDocument.parse(xml);
        assertThat(document.texts("name")).containsExactly("CallCenterRoutingMap", "PermissionSet");
        assertThat(document.texts("members")).containsExactly("C", "A", "B");
        assertThat(MetadataDocument.fault(xml)).isEmpty();
    }
}
