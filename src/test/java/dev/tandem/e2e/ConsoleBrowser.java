package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Debian's chromium. Keeps everything that its pages showed and asked for, so that a test can look
 * for what must be in none of it.
 */
final class ConsoleBrowser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path AXE = Path.of("target/tools/node_modules/axe-core/axe.min.js");
    private static final Path PICTURES = Path.of("target/console");

    private final Playwright playwright;
    private final Browser browser;
    private final URI origin;
    private final List<String> addresses = new ArrayList<>();
    private final List<String> contents = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private ConsoleBrowser(Playwright playwright, URI origin) {
        this.playwright = playwright;
        this.origin = origin;
        this.browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    /** Skips the tests on a machine without the tools, unless they are required. */
    static ConsoleBrowser start(URI origin) {
        for (Path tool : List.of(CHROMIUM, AXE)) {
            if (!Files.exists(tool)) {
                String missing = tool + " is not there: .ci/run installs it";
                if ("true".equals(System.getenv("TANDEM_TOOLS_REQUIRED"))) {
                    throw new AssertionError(missing);
                }
                abort(missing);
            }
        }
        return new ConsoleBrowser(
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))),
                origin);
    }

    /** A window of that width, whose reader has this key. */
    Page open(String name, String key, int width, ColorScheme colours) {
        BrowserContext context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(origin.toString())
                                .setHttpCredentials(name, key)
                                .setColorScheme(colours)
                                .setViewportSize(width, 900));
        Page page = context.newPage();
        page.onRequest(request -> addresses.add(request.url()));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    Page operator() {
        return open("operator", Installation.CONSOLE_KEY, 1280, ColorScheme.LIGHT);
    }

    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** Looks at the page as it is: keeps it, its picture, and what axe-core finds wrong with it. */
    void examine(Page page, String name) throws IOException {
        contents.add(page.content());
        Files.createDirectories(PICTURES);
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + ".png"))
                        .setFullPage(true));
        // By the protocol of the developer tools, which the page's policy does not concern.
        page.evaluate(Files.readString(AXE));
        assertThat(
                        (List<?>)
                                page.evaluate(
                                        "async () => (await axe.run()).violations.map(it =>"
                                                + " `${it.id}: ${it.nodes.map(node =>"
                                                + " node.target).join(' ')}`)"))
                .as(name)
                .isEmpty();
    }

    /** Closes the windows: a page that follows the calls goes on with that. */
    void closeWindows() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    /** What the script of a page reads again, held until a test lets it go. */
    static final class HeldReads {
        private final Page page;
        private final String address;
        private final List<Route> held = new ArrayList<>();

        HeldReads(Page page, String address) {
            this.page = page;
            this.address = "**" + address;
            page.route(
                    this.address,
                    route -> {
                        if (route.request().resourceType().equals("fetch")) {
                            held.add(route);
                        } else {
                            route.resume();
                        }
                    });
        }

        /** Returns when the script waits for an answer. */
        void await() {
            page.waitForCondition(() -> !held.isEmpty());
        }

        /** Returns when the script has got its answer and has done with it what it does. */
        void release() {
            page.unroute(address);
            page.waitForResponse(address, () -> held.forEach(Route::resume)).finished();
            page.evaluate(
                    "() => new Promise(done =>"
                            + " requestAnimationFrame(() => requestAnimationFrame(done)))");
        }
    }

    /** All that the pages showed, and all that they asked for. */
    String everything() {
        return String.join("\n", contents) + "\n" + String.join("\n", addresses);
    }

    /** What a script or the page's policy complained about. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** The addresses of other hosts that a page asked for. */
    List<String> elsewhere() {
        return addresses.stream().filter(it -> !it.startsWith(origin.toString())).toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
