package dev.tandem.setup.salesforce;

import dev.tandem.setup.MetadataXml;
import java.util.function.Consumer;

/** What the integration user may do, and no more. */
final class PermissionSets {
    /** The Apex class of Cisco's package that answers the calls of Tandem. */
    private static final String WRAPPER = "cisco_wxcc_scv__ServiceRouting";

    private PermissionSets() {}

    /** To call the wrapper. */
    static String integration() {
        return MetadataXml.document(
                "PermissionSet",
                it ->
                        it.group(
                                        "classAccesses",
                                        access ->
                                                access.add("apexClass", WRAPPER)
                                                        .add("enabled", true))
                                .add(
                                        "description",
                                        "Lets the integration user of Tandem call Cisco's Service"
                                                + " Cloud Voice wrapper.")
                                .add("hasActivationRequired", false)
                                .add("label", "Tandem integration")
                                .group("userPermissions", granted("ApexRestServices"))
                                .group("userPermissions", granted("ApiEnabled")));
    }

    /** To find a record by its key. */
    static String verifyBeforeRepeat() {
        return MetadataXml.document(
                "PermissionSet",
                it ->
                        it.add(
                                        "description",
                                        "Lets the integration user of Tandem look for a voice call"
                                                + " by its vendor call key (verify-before-repeat).")
                                .group(
                                        "fieldPermissions",
                                        field ->
                                                field.add("editable", false)
                                                        .add("field", "VoiceCall.VendorCallKey")
                                                        .add("readable", true))
                                .add("hasActivationRequired", false)
                                .add("label", "Tandem verify")
                                .group("objectPermissions", PermissionSets::readVoiceCalls));
    }

    private static Consumer<MetadataXml> granted(String permission) {
        return it -> it.add("enabled", true).add("name", permission);
    }

    private static void readVoiceCalls(MetadataXml object) {
        object.add("allowCreate", false)
                .add("allowDelete", false)
                .add("allowEdit", false)
                .add("allowRead", true)
                .add("modifyAllRecords", false)
                .add("object", "VoiceCall")
                .add("viewAllRecords", false);
    }
}
