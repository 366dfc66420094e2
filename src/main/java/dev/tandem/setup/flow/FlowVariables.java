package dev.tandem.setup.flow;

import dev.tandem.setup.flow.FlowModel.Variable;
import dev.tandem.setup.flow.FlowOptions.ScreenPop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables of the flow. Those of the agents' desktop have the names of Cisco's template. */
final class FlowVariables {
    private FlowVariables() {}

    static List<Variable> of(FlowOptions options) {
        List<Variable> all = new ArrayList<>(ofSalesforce());
        all.add(
                hidden(
                        "Tandem_Status",
                        "What Tandem knows of the call: routed, created, pending or unavailable",
                        "unavailable"));
        all.add(
                hidden(
                        "Tandem_Route",
                        "Where the caller goes: agent, queue or default",
                        "default"));
        all.add(hidden(FlowRequests.ID_VARIABLE, "The id of the call, for the event flows", null));
        if (options.screenPop() != ScreenPop.NONE) {
            all.add(hidden("Tandem_ScreenPopUrl", "The page of the VoiceCall record", ""));
        }
        if (options.connector() == null) {
            String key = options.key();
            all.add(
                    new Variable(
                            FlowRequests.KEY_VARIABLE,
                            "The key of Tandem's flow door, from the file secrets/flow-keys",
                            key == null ? FlowOptions.KEY_PLACEHOLDER : key,
                            null,
                            true));
        }
        return all;
    }

    private static List<Variable> ofSalesforce() {
        return List.of(
                shown(
                        "SCV_VoiceCallRecordId",
                        "Voice Call record ID",
                        "Id of the VoiceCall record"),
                shown(
                        "SCV_VendorCallKey",
                        "Vendor Call Key",
                        "Links the call on the agent's desktop to its VoiceCall record"),
                shown(
                        "SCV_VoiceCallReference",
                        "Voice Call Reference",
                        "Id of the VoiceCall record and Vendor Call Key"),
                shown(
                        "SCV_OmniFlowQueue",
                        "Omni Flow Queue",
                        "Id of the Webex queue that the Omni-Channel flow chose"),
                shown(
                        "SCV_OmniFlowAgent",
                        "Omni Flow Agent",
                        "Id of the Webex agent that the Omni-Channel flow chose"),
                hidden("SCV_CallStartTime", "When the call began, as Salesforce has it", null));
    }

    private static Variable shown(String name, String label, String description) {
        return new Variable(name, description, null, label, false);
    }

    private static Variable hidden(String name, String description, @Nullable String value) {
        return new Variable(name, description, value, null, false);
    }
}
