package dev.tandem.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tandem.e2e.ConsoleBrowser.button;
import static dev.tandem.e2e.Notice.ended;
import static dev.tandem.e2e.Notice.parked;
import static dev.tandem.e2e.Notice.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tandem.e2e.ConsoleBrowser.HeldReads;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The console in a real browser. Its pictures are in {@code target/console}. */
@TestMethodOrder(OrderAnnotation.class)
@BesideOthers
final class ConsoleIT {
    private static final CallCenter CENTER =
            CallCenter.of("main", "+18445790001", "main").with("abandon.grace", "PT1S");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir static Path directory;
    private static World world;
    private static OperatorDoor door;
    private static ConsoleBrowser browser;

    @BeforeAll
    static void runs() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        world = World.in(directory).withOrg("main").withCenters(CENTER);
        world.installation().withConsoleKeys();
        world.start();
        world.process().awaitStarted();
        door = new OperatorDoor(world);
        browser = ConsoleBrowser.start(world.process().url(""));
    }

    @AfterAll
    static void ends() {
        if (browser != null) {
            browser.close();
        }
        world.closeWithCleanLog();
    }

    @AfterEach
    void closesWindows() {
        browser.closeWindows();
    }

    private static Locator row(Page page, PhoneCall call) {
        return page.locator("#call-" + call.id());
    }

    @Test
    @Order(1)
    void calls_are_seen_as_they_change_without_a_reload() throws IOException {
        Page page = browser.operator();
        page.navigate("/");
        PhoneCall call = world.call(CENTER).tells(started()).untilPhase("waiting");
        assertThat(row(page, call)).containsText("waiting");
        assertThat(row(page, call)).containsText("record 0LQ");
        assertThat(row(page, call)).containsText("ago");
        browser.examine(page, "calls");
        call.tells(ended()).untilClosed();
        assertThat(row(page, call)).containsText("abandoned");
    }

    @Test
    @Order(2)
    void a_call_is_found_by_the_end_of_a_number_and_by_a_whole_one_that_is_in_no_address() {
        PhoneCall call = world.call(CENTER).tells(started()).untilPhase("waiting");
        String digits = call.ani().replaceAll("[^0-9]", "");
        Page page = browser.operator();
        page.navigate("/");
        search(page, digits.substring(digits.length() - 4));
        assertThat(row(page, call)).isVisible();
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*search=[0-9]{4}$"));
        search(page, call.ani());
        assertThat(row(page, call)).isVisible();
        assertThat(page.getByText("Calls of the number that ends in")).isVisible();
        assertThat(page.url()).doesNotContain(digits);
        search(page, "no-such-call");
        assertThat(page.getByText("No call fits.")).isVisible();
    }

    private static void search(Page page, String text) {
        page.getByRole(AriaRole.SEARCHBOX).fill(text);
        button(page, "Search").click();
    }

    @Test
    @Order(3)
    void a_call_whose_record_was_refused_shows_the_words_of_salesforce_and_a_picture()
            throws IOException {
        PhoneCall call = world.call(CENTER);
        refuse(SimulatedEndpoint.CREATE_VOICE_CALL, call);
        call.tells(started()).untilShown("Not for this contact");
        Page page = browser.operator();
        page.navigate("/console/calls/" + call.id());
        assertThat(page.locator(".steps")).containsText("Not for this contact");
        assertThat(page.locator("svg.call-picture .failed")).hasCount(1);
        assertThat(page.locator("svg.call-picture text").first()).hasText("Webex");
        browser.examine(page, "call");
        page.getByText("As JSON").click();
        assertThat(page.locator("pre")).containsText("\"interactionId\": \"" + call.id());
    }

    private static void refuse(SimulatedEndpoint endpoint, PhoneCall call) {
        world.org("main").faults().add(OrgFaults.refused(endpoint, 400).forInteraction(call.id()));
    }

    @Test
    @Order(4)
    void the_page_of_a_call_follows_it() {
        PhoneCall call = world.call(CENTER).tells(started()).untilPhase("waiting");
        Page page = browser.operator();
        page.navigate("/console/calls/" + call.id());
        assertThat(page.locator(".facts .state")).hasText("waiting");
        assertThat(
                        page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("Open in Salesforce")))
                .hasAttribute(
                        "href",
                        java.util.regex.Pattern.compile(".*/lightning/r/VoiceCall/0LQ.*/view"));
        call.tells(ended()).untilClosed();
        assertThat(page.locator(".facts .state")).containsText("abandoned");
    }

    @Test
    @Order(5)
    void a_dead_letter_is_put_back_from_its_page() throws IOException {
        PhoneCall call = world.call(CENTER);
        refuse(SimulatedEndpoint.UPDATE_VOICE_CALL, call);
        call.tells(started()).untilPhase("waiting").tells(ended());
        JsonNode letter = door.awaitParked("command_given_up", call.id());
        int asked = call.requests().size();
        world.org("main").faults().clear();

        Page page = browser.operator();
        page.navigate("/console/dead-letters");
        assertThat(page.locator(".reasons")).containsText("Mend what Salesforce's words name");
        browser.examine(page, "dead-letters");
        page.getByText(letter.path("id").asText()).click();
        browser.examine(page, "dead-letter");
        button(page, "Redrive").click();
        assertThat(page.getByText("operator settled it")).isVisible();
        call.until(() -> assertThat(call.requests()).hasSizeGreaterThan(asked));

        page.navigate("/console/dead-letters?state=redriven");
        assertThat(page.locator(".letter")).containsText("redriven");
    }

    @Test
    @Order(6)
    void many_dead_letters_are_put_back_after_a_look_at_what_that_does() throws IOException {
        for (int i = 0; i < 3; i++) {
            String key = "broken-" + i;
            DeadLetterRecords.produce(kafka(), key, "no JSON");
            door.awaitParked("unreadable", key);
        }
        Page page = browser.operator();
        await("their number, which is counted every two seconds")
                .until(() -> door.get("/dead-letters").path("byReason").toString().contains(":3"));
        page.navigate("/console/dead-letters?reason=unreadable");
        button(page, "Redrive these 3…").click();
        assertThat(page.getByText("3 dead letters would be put back")).isVisible();
        browser.examine(page, "redrive-plan");
        button(page, "Redrive 3").click();
        assertThat(page.getByText("3 of 3 put back")).isVisible();
        browser.examine(page, "redrive");
    }

    private static String kafka() {
        return "127.0.0.1:" + world.installation().kafkaPort();
    }

    @Test
    @Order(7)
    void an_operator_pauses_an_org_and_a_viewer_does_not() throws IOException {
        Page page = browser.operator();
        page.navigate("/console/orgs");
        page.getByLabel("Why commands to main are held").fill("new certificate");
        button(page, "Pause main").click();
        assertThat(page.getByText("Paused by operator")).containsText("new certificate");
        browser.examine(page, "orgs");

        Page viewer = browser.open("guest", Installation.VIEWER_KEY, 1280, ColorScheme.DARK);
        viewer.navigate("/console/orgs");
        assertThat(viewer.getByText("Paused by operator")).isVisible();
        assertThat(button(viewer, "Resume main")).hasCount(0);
        browser.examine(viewer, "orgs-viewer");

        button(page, "Resume main").click();
        assertThat(page.getByText("Paused by operator")).hasCount(0);
    }

    @Test
    @Order(8)
    void a_whole_number_is_shown_to_an_operator_who_says_why_and_to_no_viewer() {
        PhoneCall call = world.call(CENTER).tells(started()).untilPhase("waiting");
        String address = "/console/calls/" + call.id();
        Page page = browser.operator();
        page.navigate(address);
        assertThat(page.locator("main")).not().containsText(call.ani());
        // What is typed while the page reads its latest state must not be lost by that.
        HeldReads reads = new HeldReads(page, address);
        call.tells(parked());
        reads.await();
        page.getByText("Show the whole numbers").click();
        page.getByLabel("Why; the audit log keeps it").fill("the caller was cut off");
        button(page, "Show").focus();
        reads.release();
        button(page, "Show").click();
        assertThat(page.locator("main")).containsText(call.ani());
        assertThat(door.get("/audit?limit=1").toString())
                .contains("revealed", "the caller was cut off", call.id())
                .doesNotContain(call.ani());

        Page viewer = browser.open("guest", Installation.VIEWER_KEY, 1280, ColorScheme.DARK);
        viewer.navigate(address);
        assertThat(viewer.locator(".facts").first()).containsText("waiting");
        assertThat(viewer.getByText("Show the whole numbers")).hasCount(0);
    }

    @Test
    @Order(9)
    void the_console_is_used_by_keyboard_alone() {
        PhoneCall call = world.call(CENTER).tells(started()).untilPhase("waiting");
        Page page = browser.operator();
        page.navigate("/");
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasText("Skip to the content");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasId("search");
        page.keyboard().type(call.id());
        page.keyboard().press("Enter");
        assertThat(page.locator(".call")).hasCount(1);
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.locator(".call a").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText(call.id());
    }

    @Test
    @Order(10)
    void every_page_fits_a_narrow_screen_and_a_wall_in_both_colour_schemes() throws IOException {
        PhoneCall call = world.call(CENTER).tells(started()).untilPhase("waiting");
        for (int width : new int[] {360, 2560}) {
            ColorScheme colours = width == 360 ? ColorScheme.DARK : ColorScheme.LIGHT;
            Page page = browser.open("operator", Installation.CONSOLE_KEY, width, colours);
            for (String address :
                    List.of(
                            "/",
                            "/console/calls/" + call.id(),
                            "/console/dead-letters",
                            "/console/orgs",
                            "/console/now",
                            "/console/calls/unknown")) {
                page.navigate(address);
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                        .as(address)
                        .isLessThanOrEqualTo(width);
                browser.examine(page, width + address.replace(call.id(), "one").replace('/', '-'));
            }
        }
    }

    @Test
    @Order(11)
    void a_lost_connection_is_said_and_made_up_for() {
        Page page = browser.operator();
        page.navigate("/");
        PhoneCall before = world.call(CENTER).tells(started()).untilPhase("waiting");
        assertThat(row(page, before)).isVisible();
        page.context().setOffline(true);
        page.evaluate("window.stop()");
        assertThat(page.locator("#connection")).containsText("The connection was lost");
        PhoneCall meanwhile = world.call(CENTER).tells(started()).untilPhase("waiting");
        page.context().setOffline(false);
        assertThat(row(page, meanwhile)).isVisible();
        assertThat(page.locator("#connection")).hasText("");
    }

    @Test
    @Order(12)
    void five_thousand_calls_stay_in_view_and_no_more() {
        Page page = browser.operator();
        page.navigate("/");
        PhoneCall first = world.call(CENTER).tells(started()).untilPhase("waiting");
        assertThat(row(page, first)).isVisible();
        page.evaluate(
                """
                () => {
                  const rows = document.getElementById("calls");
                  const one = rows.firstElementChild;
                  for (let i = 0; i < 5100; i++) {
                    const more = one.cloneNode(true);
                    more.id = `call-copy-${i}`;
                    rows.append(more);
                  }
                }\
                """);
        PhoneCall next = world.call(CENTER).tells(started()).untilPhase("waiting");
        // Not an assertion of Playwright: with so many rows it takes longer than what it waits for.
        await("the new call").atMost(PATIENCE).until(() -> row(page, next).count() == 1);
        assertThat(page.evaluate("document.querySelectorAll('.call').length")).isEqualTo(5000);
        assertThat(page.evaluate("document.querySelector('.call').id"))
                .isEqualTo("call-" + next.id());
    }

    @Test
    @Order(13)
    void no_page_address_or_log_line_holds_a_key_or_a_whole_number() throws IOException {
        String seen = browser.everything() + world.process().log();
        assertThat(seen)
                .doesNotContain(
                        Installation.CONSOLE_KEY,
                        Installation.VIEWER_KEY,
                        CENTER.dialedNumber().substring(1))
                .as("the numbers of all callers begin with +1480")
                .doesNotContainPattern("1480[0-9]{7}");
        assertThat(browser.elsewhere()).isEmpty();
        assertThat(browser.complaints())
                .as("one unknown call, and one lost connection")
                .allSatisfy(it ->
                        assertThat(it).containsAnyOf("status of 404", "ERR_INTERNET_DISCONNECTED"));
    }
}
