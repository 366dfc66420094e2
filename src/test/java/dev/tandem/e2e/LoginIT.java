package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.embedded.LoopbackPorts;
import dev.tandem.http.OpenApiDocument;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Operators log in by OpenID Connect, beside those with a key. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@BesideOthers
final class LoginIT {
    private static final CallCenter CENTER = CallCenter.of("main", "+18445790001", "main");
    private static final String WHY = "{\"reason\":\"a deployment\"}";
    private static final String WHOLE = "{\"numbers\":\"whole\",\"reason\":\"a report\"}";
    private static final String PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";

    @TempDir static Path directory;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static HttpClient https;
    private static LoginProvider provider;
    private static World world;
    private static int securePort;

    @BeforeAll
    static void runs() throws Exception {
        TestCertificate certificate = TestCertificate.make(directory, "door", "ip:127.0.0.1");
        https = HttpClient.newBuilder().sslContext(certificate.context()).build();
        securePort = LoopbackPorts.free(1).getFirst();
        provider = LoginProvider.start();
        world = World.in(directory.resolve("login")).withOrg("main").withCenters(CENTER);
        world.installation()
                .withConsoleKeys()
                .with("quarkus.oidc.auth-server-url", provider.url())
                .with("quarkus.oidc.client-id", LoginProvider.CLIENT)
                .with("quarkus.oidc.credentials.secret", LoginProvider.CLIENT_SECRET)
                .with("quarkus.http.ssl-port", "" + securePort)
                .with("quarkus.http.tls-configuration-name", "doors")
                .with(
                        "quarkus.tls.doors.key-store.pem.0.cert",
                        certificate.writeCertificate("door.crt").toString())
                .with(
                        "quarkus.tls.doors.key-store.pem.0.key",
                        Files.writeString(directory.resolve("door.key"), certificate.keyPem())
                                .toString());
        world.start();
        world.process().awaitStarted();
    }

    @AfterAll
    static void ends() {
        if (world != null) {
            assertThat(world.process().log()).doesNotContain(LoginProvider.CLIENT_SECRET);
            world.closeWithCleanLog();
        }
        provider.close();
    }

    @Test
    @Order(1)
    void an_access_token_opens_what_its_role_allows_and_the_audit_log_has_the_login()
            throws Exception {
        String viewer = provider.tokenOf("vera@example.com", "viewer", "somebody-else");
        String operator = provider.tokenOf("otto@example.com", "operator");
        assertThat(get("/interactions", viewer).statusCode()).isEqualTo(200);
        assertRefused(post("/orgs/main/pause", viewer), 403, "operators-only");
        assertRefused(post("/interactions/any/numbers", viewer), 403, "operators-only");
        assertThat(post("/exports/interactions", viewer).statusCode()).isEqualTo(200);
        assertRefused(post("/exports/interactions", viewer, WHOLE), 403, "operators-only");
        assertThat(post("/exports/interactions", operator, WHOLE).statusCode()).isEqualTo(200);
        assertThat(post("/orgs/main/pause", operator).statusCode()).isEqualTo(200);
        assertThat(post("/orgs/main/resume", operator).statusCode()).isEqualTo(200);
        assertThat(get("/audit?what=paused", viewer).body())
                .contains("\"who\":\"otto@example.com\"")
                .doesNotContain("vera");
    }

    @Test
    @Order(1)
    void a_token_that_the_provider_did_not_make_for_this_program_is_refused() throws Exception {
        JwtClaimsBuilder valid = provider.claims("otto@example.com", "operator");
        String ofAnother = LoginProvider.signed(valid, LoginProvider.newKeys());
        assertRefused(get("/interactions", ofAnother), 401, "token-refused");
        for (JwtClaimsBuilder wrong :
                List.of(
                        provider.claims("otto@example.com", "operator")
                                .issuer("http://127.0.0.1:1"),
                        provider.claims("otto@example.com", "operator").audience("another"),
                        provider.claims("otto@example.com", "operator")
                                .issuedAt(Instant.now().minusSeconds(900))
                                .expiresAt(Instant.now().minusSeconds(300)))) {
            HttpResponse<String> answer = get("/interactions", provider.signed(wrong));
            assertRefused(answer, 401, "token-refused");
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(it -> assertThat(it).contains("invalid_token"));
        }
        assertRefused(get("/interactions", "no-token-at-all"), 401, "token-refused");
    }

    @Test
    @Order(1)
    void a_login_without_a_role_is_refused_with_where_roles_come_from() throws Exception {
        HttpResponse<String> answer =
                get("/interactions", provider.tokenOf("nora@example.com", "sales"));
        assertRefused(answer, 403, "no-role");
        assertThat(answer.body()).contains("quarkus.oidc.roles.role-claim-path");
    }

    @Test
    @Order(1)
    void keys_go_on_and_what_is_neither_is_refused_also_on_this_machine() throws Exception {
        assertThat(get("/interactions", Installation.CONSOLE_KEY).statusCode()).isEqualTo(200);
        assertThat(get("/interactions", Installation.VIEWER_KEY).statusCode()).isEqualTo(200);
        assertRefused(
                checked(HTTP.send(request("/interactions").build(), BodyHandlers.ofString())),
                401,
                "login-needed");
    }

    @Test
    @Order(2)
    void a_browser_comes_back_with_a_session_that_no_script_and_no_other_site_can_use()
            throws Exception {
        Browser browser = new Browser(HTTP, world.process().url("/"));
        HttpResponse<String> back = browser.logIn("/interactions?limit=3");
        assertThat(back.headers().firstValue("Location"))
                .hasValueSatisfying(it -> assertThat(it).endsWith("/interactions?limit=3"));
        assertThat(browser.session())
                .containsIgnoringCase("; HttpOnly")
                .contains("; SameSite=Lax", "; Path=/")
                .doesNotContain("; Secure");
        assertThat(browser.session().replaceFirst(";.*", "").split("\\.", -1))
                .as("the parts of an encrypted token")
                .hasSize(5);

        assertThat(browser.open("/interactions?limit=3").statusCode()).isEqualTo(200);
        assertThat(browser.open("/login").statusCode()).isEqualTo(303);
        assertThat(browser.posts("/orgs/main/pause", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(browser.posts("/orgs/main/pause", browser.origin()).statusCode()).isEqualTo(200);
        assertThat(browser.posts("/orgs/main/resume", browser.origin()).statusCode())
                .isEqualTo(200);
        assertThat(get("/audit?what=resumed", Installation.VIEWER_KEY).body())
                .contains("\"who\":\"" + LoginProvider.EVE + "\"");
    }

    @Test
    @Order(2)
    void a_session_over_https_is_never_sent_in_the_clear() throws Exception {
        Browser browser = new Browser(https, URI.create("https://127.0.0.1:" + securePort + "/"));
        browser.logIn("/?search=4084");
        assertThat(browser.session())
                .containsIgnoringCase("; HttpOnly")
                .contains("; SameSite=Lax", "; Secure");
        assertThat(browser.open("/").body()).contains(LoginProvider.EVE + ", operator");
    }

    @Test
    @Order(2)
    void a_way_back_that_the_browser_did_not_begin_is_refused() throws Exception {
        Browser browser = new Browser(HTTP, world.process().url("/"));
        for (int begun = 0; begun < 2; begun++) {
            HttpResponse<String> answer = browser.open("/login?code=stolen&state=made-up");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("login-failed");
            assertThat(browser.open("/login").statusCode()).isEqualTo(302);
        }
    }

    @Test
    @Order(3)
    void keys_and_the_other_doors_go_on_while_the_provider_is_away() throws Exception {
        provider.close();
        assertThat(get("/interactions", Installation.CONSOLE_KEY).statusCode()).isEqualTo(200);
        HttpRequest flow =
                HttpRequest.newBuilder(world.process().url("/flow/check"))
                        .header("Authorization", "Bearer " + Installation.FLOW_KEY)
                        .build();
        assertThat(HTTP.send(flow, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(world.process().url(path));
    }

    private static HttpResponse<String> get(String path, String bearer) throws Exception {
        return checked(
                HTTP.send(
                        request(path).header("Authorization", "Bearer " + bearer).build(),
                        BodyHandlers.ofString()));
    }

    private static HttpResponse<String> post(String path, String bearer) throws Exception {
        return post(path, bearer, WHY);
    }

    private static HttpResponse<String> post(String path, String bearer, String body)
            throws Exception {
        return checked(
                HTTP.send(
                        request(path)
                                .header("Authorization", "Bearer " + bearer)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString()));
    }

    private static HttpResponse<String> checked(HttpResponse<String> answer) {
        return OpenApiDocument.CHECKED_IN.checked(answer);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("urn:tandem:problem:" + type);
    }

    /** A browser as far as cookies go: it keeps what it is given and sends it back. */
    private static final class Browser {
        private final HttpClient http;
        private final URI site;
        private final Map<String, String> cookies = new TreeMap<>();

        Browser(HttpClient http, URI site) {
            this.http = http;
            this.site = site;
        }

        String origin() {
            return site.getScheme() + "://" + site.getAuthority();
        }

        HttpResponse<String> open(String path) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(site.resolve(path)).header("Accept", PAGE));
        }

        HttpResponse<String> posts(String path, String origin)
                throws IOException, InterruptedException {
            return send(
                    HttpRequest.newBuilder(site.resolve(path))
                            .header("Origin", origin)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(WHY)));
        }

        /** Opens a page without a session, and returns the last answer of the way back. */
        HttpResponse<String> logIn(String path) throws IOException, InterruptedException {
            HttpResponse<String> away = open(path);
            assertThat(away.statusCode()).as(away.body()).isEqualTo(302);
            String login = away.headers().firstValue("Location").orElse("");
            assertThat(login).startsWith(provider.url() + "/authorize");
            HttpResponse<String> atProvider =
                    HTTP.send(
                            HttpRequest.newBuilder(URI.create(login)).build(),
                            BodyHandlers.ofString());
            String back = atProvider.headers().firstValue("Location").orElse("");
            assertThat(back).startsWith(origin() + "/login?code=");
            HttpResponse<String> done = open(back);
            assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
            return done;
        }

        /** The session cookie as it was set, with its attributes. */
        String session() {
            return cookies.entrySet().stream()
                    .filter(it -> it.getKey().startsWith("q_session"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
        }

        private HttpResponse<String> send(HttpRequest.Builder request)
                throws IOException, InterruptedException {
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.values().stream()
                                .map(it -> it.replaceFirst(";.*", ""))
                                .collect(Collectors.joining("; ")));
            }
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            for (String each : answer.headers().allValues("Set-Cookie")) {
                String name = each.substring(0, each.indexOf('='));
                if (each.contains("Max-Age=0")) {
                    cookies.remove(name);
                } else {
                    cookies.put(name, each);
                }
            }
            return answer;
        }
    }
}
