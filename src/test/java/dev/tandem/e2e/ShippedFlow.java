package dev.tandem.e2e;

import dev.tandem.setup.flow.FlowDesigner;
import dev.tandem.setup.flow.FlowDesigner.Unknown;
import dev.tandem.setup.flow.FlowOptions.ScreenPop;
import dev.tandem.setup.flow.FlowV1;
import dev.tandem.setup.flow.SampleFlows;
import dev.tandem.setup.flow.TandemFlow;
import java.net.URI;
import java.util.Map;

/** The flow that is shipped, run from its document against a door of the program. */
final class ShippedFlow {
    static final String DEFAULT_QUEUE = "2f8fd9a1-5ea3-4e2c-9a4e-6a3b7a3b0c11";

    private ShippedFlow() {}

    static FlowDesigner at(int port, String key, Unknown unknown) {
        URI door = URI.create("http://127.0.0.1:" + port);
        return new FlowDesigner(
                FlowV1.render(
                        TandemFlow.of(SampleFlows.at(door, key, DEFAULT_QUEUE, ScreenPop.NEW_TAB))),
                unknown);
    }

    /** The caller arrives at the time that the call has started. */
    static FlowDesigner.Call arrives(FlowDesigner designer, PhoneCall call, String ani) {
        return designer.arrives(
                Map.of(
                        "InteractionId",
                        call.id(),
                        "ANI",
                        ani,
                        "DNIS",
                        call.center().dialedNumber(),
                        "OrgId",
                        "3eb3c4b5-6c60-4893-8bd8-8454537324e4",
                        "EntryPointId",
                        "b7c8d9e0-1111-4222-8333-444455556666"),
                call.received().startTime());
    }
}
