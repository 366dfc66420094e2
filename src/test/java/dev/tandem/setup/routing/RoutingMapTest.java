package dev.tandem.setup.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.setup.MetadataDocument;
import dev.tandem.setup.routing.QueuePairs.Pair;
import dev.tandem.setup.routing.QueuePairs.SalesforceQueue;
import dev.tandem.setup.routing.QueuePairs.WebexQueue;
import dev.tandem.setup.salesforce.SalesforceProjectLaws;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingMapTest {
    private static final CallCenter CENTER =
            CallCenter.parse("04v5g0000000001AAA:Webex_Contact_Center").orElseThrow();
    private static final String ENTRY =
            "salesforce/callCenterRoutingMaps/%s_04v5g0000000001.callCenterRoutingMap-meta.xml";

    private static Pair pair(String developerName, String name, String webexId) {
        return new Pair(
                new SalesforceQueue("00G5g000004abcDEAQ", developerName, name),
                new WebexQueue(webexId, name));
    }

    @Test
    void an_entry_ties_both_queues_to_the_contact_centre() {
        Map<String, String> files =
                new RoutingMap(
                                CENTER,
                                List.of(pair("Support_DE", "Support <DE> & \"more\"", "w-1")))
                        .files();
        assertThat(SalesforceProjectLaws.breaches(files)).isEmpty();
        MetadataDocument entry = MetadataDocument.parse(files.get(ENTRY.formatted("Support_DE")));
        assertThat(entry.type()).isEqualTo("CallCenterRoutingMap");
        assertThat(entry.text("callCenter")).isEqualTo("Webex_Contact_Center");
        assertThat(entry.text("developerName")).isEqualTo("Support_DE_04v5g0000000001");
        assertThat(entry.text("externalId")).isEqualTo("w-1");
        assertThat(entry.text("masterLabel")).isEqualTo("Support <DE> & \"more\"");
        assertThat(entry.text("referenceRecord")).isEqualTo("Support_DE");
        assertThat(files.get(RoutingMap.TABLE))
                .isEqualTo(
                        """
                        CallCenterId,DeveloperName,ExternalId,MasterLabel,ReferenceRecordId
                        04v5g0000000001AAA,Support_DE_04v5g0000000001,w-1,"Support <DE> & ""more""\",\
                        00G5g000004abcDEAQ
                        """);
    }

    @Test
    void the_package_has_all_entries_whatever_their_order() {
        Pair one = pair("One", "One", "w-1");
        Pair two = pair("Two", "Two", "w-2");
        Map<String, String> files = new RoutingMap(CENTER, List.of(two, one)).files();
        assertThat(SalesforceProjectLaws.breaches(files)).isEmpty();
        assertThat(MetadataDocument.parse(files.get(RoutingMap.PACKAGE)).texts("members"))
                .containsExactly("One_04v5g0000000001", "Two_04v5g0000000001");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 80})
    void a_name_of_any_length_becomes_one_that_salesforce_takes(int length) {
        RoutingMap map = new RoutingMap(CENTER, List.of());
        String queue = "Q".repeat(length);
        assertThat(map.developerName(queue))
                .matches("[A-Za-z](_?[A-Za-z0-9])*")
                .hasSizeLessThanOrEqualTo(80)
                .endsWith("_04v5g0000000001");
        assertThat(map.developerName(queue).startsWith(queue + "_")).isEqualTo(length <= 64);
    }

    @Test
    void long_names_that_begin_alike_stay_two() {
        RoutingMap map = new RoutingMap(CENTER, List.of());
        // The cut falls on an underscore in one of them.
        String common = "a".repeat(54) + "_b";
        String one = map.developerName(common + "c".repeat(20));
        String other = map.developerName(common + "d".repeat(20));
        assertThat(one).isNotEqualTo(other).isEqualTo(map.developerName(common + "c".repeat(20)));
        assertThat(List.of(one, other)).allMatch(it -> it.matches("[A-Za-z](_?[A-Za-z0-9])*"));
    }

    @Test
    void a_long_label_is_cut_between_characters() {
        String name = "x".repeat(79) + "😀";
        Map<String, String> files =
                new RoutingMap(CENTER, List.of(pair("Support", name, "w"))).files();
        assertThat(SalesforceProjectLaws.breaches(files)).isEmpty();
        assertThat(
                        MetadataDocument.parse(files.get(ENTRY.formatted("Support")))
                                .text("masterLabel"))
                .isEqualTo("x".repeat(79));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "04v5g0000000001AAA",
                "04v5g0000000001AAA:",
                "04v5g00000001:Name",
                "00D5g0000000001AAA:Name",
                "04v5g0000000001AAA:Two words"
            })
    void a_contact_centre_is_an_id_and_a_name(String text) {
        assertThat(CallCenter.parse(text)).isEmpty();
    }

    @Test
    void either_form_of_the_id_gives_the_same_names() {
        CallCenter brief = CallCenter.parse("04v5g0000000001:Name").orElseThrow();
        assertThat(new RoutingMap(brief, List.of()).developerName("A"))
                .isEqualTo(new RoutingMap(CENTER, List.of()).developerName("A"));
    }
}
