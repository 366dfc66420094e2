package dev.tandem.setup.flow;

import static dev.tandem.setup.flow.ActivityKind.DEFAULT;
import static dev.tandem.setup.flow.ActivityKind.ERROR;
import static dev.tandem.setup.flow.ActivityKind.FAILURE;
import static dev.tandem.setup.flow.ActivityKind.FALSE;
import static dev.tandem.setup.flow.ActivityKind.OUT;
import static dev.tandem.setup.flow.ActivityKind.TRUE;

import dev.tandem.setup.flow.Activity.Condition;
import dev.tandem.setup.flow.Activity.Disconnect;
import dev.tandem.setup.flow.Activity.End;
import dev.tandem.setup.flow.Activity.Event;
import dev.tandem.setup.flow.Activity.HttpRequest;
import dev.tandem.setup.flow.Activity.HttpRequest.Output;
import dev.tandem.setup.flow.Activity.PlayMusic;
import dev.tandem.setup.flow.Activity.QueueContact;
import dev.tandem.setup.flow.Activity.QueueToAgent;
import dev.tandem.setup.flow.Activity.SetVariable;
import dev.tandem.setup.flow.Activity.Start;
import dev.tandem.setup.flow.FlowModel.Graph;
import dev.tandem.setup.flow.FlowModel.Link;
import dev.tandem.setup.flow.FlowOptions.ScreenPop;
import java.util.ArrayList;
import java.util.List;

/**
 * The flow that reports each call to Tandem, waits a moment for the routing decision, and puts the
 * caller where the answer says. Whatever fails, the caller ends up in the default queue, because
 * the variables that choose another way are only set by a good answer.
 */
public final class TandemFlow {
    private static final String START = EventSpecification.CONTACT_STARTED.event();
    private static final String SET_KEY = "SetVendorCallKey";
    private static final String SET_ID = "SetInteractionId";
    private static final String NEW_CONTACT = "Tandem_NewContact";
    private static final String IS_FOR_AGENT = "IsForAgent";
    private static final String IS_FOR_QUEUE = "IsForQueue";
    private static final String ROUTED_AGENT = "RoutedAgent";
    private static final String ROUTED_QUEUE = "RoutedQueue";
    private static final String DEFAULT_QUEUE = "DefaultQueue";
    private static final String MUSIC = "WaitingMusic";
    private static final String HANG_UP = "NoQueueTakesTheCall";
    private static final String HAS_PAGE = "HasScreenPop";
    private static final String OPEN_PAGE = "OpenVoiceCall";

    private final FlowOptions options;
    private final FlowRequests requests;

    private TandemFlow(FlowOptions options) {
        this.options = options;
        this.requests = new FlowRequests(options);
    }

    /** The flow for an organisation. The same options give the same flow. */
    public static FlowModel of(FlowOptions options) {
        TandemFlow flow = new TandemFlow(options);
        return new FlowModel(
                options.name(),
                "Reports each call to Tandem, which keeps its VoiceCall record in Salesforce, and"
                    + " routes the caller by Tandem's answer. Without an answer the caller waits in"
                    + " the default queue.",
                FlowVariables.of(options),
                flow.main(),
                flow.events());
    }

    private Graph main() {
        return new Graph(
                List.of(
                        new Start("An inbound phone call arrives"),
                        new SetVariable(
                                SET_KEY,
                                "Set before Tandem is asked, so that the desktop finds the record"
                                        + " also when Tandem does not answer",
                                "SCV_VendorCallKey",
                                "wxcc_{{NewPhoneContact.InteractionId}}"),
                        new SetVariable(
                                SET_ID,
                                "The event flows name the call by it",
                                FlowRequests.ID_VARIABLE,
                                "{{NewPhoneContact.InteractionId}}"),
                        requests.newContact(NEW_CONTACT, answers()),
                        new Condition(
                                IS_FOR_AGENT,
                                "Whether the Omni-Channel flow chose an agent",
                                "{{Tandem_Route == \"agent\"}}"),
                        new QueueToAgent(
                                ROUTED_AGENT,
                                "The agent that the Omni-Channel flow chose",
                                "{{SCV_OmniFlowAgent}}",
                                options.defaultQueue()),
                        new Condition(
                                IS_FOR_QUEUE,
                                "Whether the Omni-Channel flow chose a queue",
                                "{{Tandem_Route == \"queue\"}}"),
                        new QueueContact(
                                ROUTED_QUEUE,
                                "The queue that the Omni-Channel flow chose",
                                options.defaultQueue(),
                                "{{SCV_OmniFlowQueue}}"),
                        new QueueContact(
                                DEFAULT_QUEUE,
                                "Where the caller waits when no other place is known",
                                options.defaultQueue(),
                                null),
                        new PlayMusic(MUSIC, "Music until an agent answers"),
                        new Disconnect(HANG_UP, "Not even the default queue takes the call")),
                mainLinks());
    }

    private static List<Link> mainLinks() {
        return List.of(
                new Link(START, OUT, SET_KEY),
                new Link(SET_KEY, OUT, SET_ID),
                new Link(SET_KEY, ERROR, SET_ID),
                new Link(SET_ID, OUT, NEW_CONTACT),
                new Link(SET_ID, ERROR, NEW_CONTACT),
                new Link(NEW_CONTACT, DEFAULT, IS_FOR_AGENT),
                new Link(IS_FOR_AGENT, ERROR, DEFAULT_QUEUE),
                new Link(IS_FOR_AGENT, TRUE, ROUTED_AGENT),
                new Link(IS_FOR_AGENT, FALSE, IS_FOR_QUEUE),
                new Link(ROUTED_AGENT, DEFAULT, MUSIC),
                new Link(ROUTED_AGENT, ERROR, DEFAULT_QUEUE),
                new Link(IS_FOR_QUEUE, ERROR, DEFAULT_QUEUE),
                new Link(IS_FOR_QUEUE, TRUE, ROUTED_QUEUE),
                new Link(IS_FOR_QUEUE, FALSE, DEFAULT_QUEUE),
                new Link(ROUTED_QUEUE, DEFAULT, MUSIC),
                new Link(ROUTED_QUEUE, FAILURE, DEFAULT_QUEUE),
                new Link(DEFAULT_QUEUE, DEFAULT, MUSIC),
                new Link(DEFAULT_QUEUE, FAILURE, HANG_UP),
                new Link(MUSIC, DEFAULT, MUSIC));
    }

    private List<Output> answers() {
        List<Output> outputs = new ArrayList<>();
        outputs.add(new Output("Tandem_Status", "$.data.status"));
        outputs.add(new Output("Tandem_Route", "$.data.route"));
        outputs.add(new Output("SCV_VoiceCallRecordId", "$.data.voiceCallId"));
        outputs.add(new Output("SCV_CallStartTime", "$.data.callStartTime"));
        outputs.add(new Output("SCV_OmniFlowQueue", "$.data.queue"));
        outputs.add(new Output("SCV_OmniFlowAgent", "$.data.agent"));
        outputs.add(new Output("SCV_VoiceCallReference", "$.data.voiceCallReference"));
        if (popsScreen()) {
            outputs.add(new Output("Tandem_ScreenPopUrl", "$.data.screenPopUrl"));
        }
        return outputs;
    }

    private Graph events() {
        List<Activity> activities = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        report(EventSpecification.AGENT_OFFERED, "The call rings at an agent", activities, links);
        report(EventSpecification.AGENT_ANSWERED, "An agent has the call", activities, links);
        report(EventSpecification.CONTACT_ENDED, "Everybody has left the call", activities, links);
        activities.add(
                new Event(EventSpecification.GLOBAL_ERROR, "An activity failed unexpectedly"));
        activities.add(new End("EndOnGlobalError", "The call goes on without this activity"));
        links.add(
                new Link(
                        EventSpecification.GLOBAL_ERROR.specificationName(),
                        OUT,
                        "EndOnGlobalError"));
        return new Graph(activities, links);
    }

    /** An event is reported; the agent's answer may then open the page of the record. */
    private void report(
            EventSpecification event, String when, List<Activity> activities, List<Link> links) {
        HttpRequest request = requests.progress("Tandem_" + event.event(), event.event());
        String end = "End" + event.event();
        activities.add(new Event(event, when));
        activities.add(request);
        links.add(new Link(event.specificationName(), OUT, request.name()));
        if (event == EventSpecification.AGENT_ANSWERED && popsScreen()) {
            activities.add(
                    new Condition(
                            HAS_PAGE,
                            "Whether Tandem named a page: anything else in the variable is none",
                            "{{Tandem_ScreenPopUrl contains \"https://\"}}"));
            activities.add(
                    new Activity.ScreenPop(
                            OPEN_PAGE,
                            "Opens the VoiceCall record in the agent's browser",
                            "{{Tandem_ScreenPopUrl}}",
                            options.screenPop() == ScreenPop.NEW_TAB
                                    ? "newBrowserTab"
                                    : "sameBrowserTab"));
            links.add(new Link(request.name(), DEFAULT, HAS_PAGE));
            links.add(new Link(HAS_PAGE, ERROR, end));
            links.add(new Link(HAS_PAGE, TRUE, OPEN_PAGE));
            links.add(new Link(HAS_PAGE, FALSE, end));
            links.add(new Link(OPEN_PAGE, DEFAULT, end));
        } else {
            links.add(new Link(request.name(), DEFAULT, end));
        }
        activities.add(new End(end, "The call goes on"));
    }

    private boolean popsScreen() {
        return options.screenPop() != ScreenPop.NONE;
    }
}
