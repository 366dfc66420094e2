package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.embedded.salesforce.LedgerEntry;
import dev.tandem.embedded.salesforce.SimulatedSalesforce;
import dev.tandem.embedded.salesforce.records.SimulatedEndpoint;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A contact of Webex and the requests to the org about it. Used by one thread. */
final class PhoneCall {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ONE_TRY = Duration.ofSeconds(25);

    private final String id = UUID.randomUUID().toString();
    private final String ani = "+1480" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
    private final CallCenter center;
    private final SimulatedSalesforce org;
    private final Program program;

    private Duration patience = ONE_TRY;
    private Duration toWait = PATIENCE;
    private long lastEventAt;
    private final ReceivedEvents received = new ReceivedEvents();

    PhoneCall(CallCenter center, SimulatedSalesforce org, Program program) {
        this.center = center;
        this.org = org;
        this.program = program;
    }

    /** Sends the webhooks one after the other; each must be accepted. */
    PhoneCall tells(Notice... notices) {
        for (Notice notice : notices) {
            tells(1, notice);
        }
        return this;
    }

    /** A flow sends its start with this time. */
    PhoneCall startsAt(Instant time) {
        return startsAt(time, Map.of());
    }

    /** A flow sends its start with this time and these attributes. */
    PhoneCall startsAt(Instant time, Map<String, String> attributes) {
        Notice start = Notice.started();
        for (Map.Entry<String, String> each : attributes.entrySet()) {
            start = start.with(each.getKey(), each.getValue());
        }
        received.add(start, time);
        return this;
    }

    /** Adds that much to the time limits of later steps. */
    PhoneCall patiently(Duration longer) {
        toWait = PATIENCE.plus(longer);
        return this;
    }

    /** From now on a webhook without an answer, or with 503, is sent again, as Webex does. */
    PhoneCall redelivered() {
        patience = PATIENCE;
        return this;
    }

    /** Sends the same event that many times. */
    PhoneCall tells(int times, Notice notice) {
        lastEventAt = Math.max(lastEventAt + 1, System.currentTimeMillis());
        long createdTime = lastEventAt + notice.later().toMillis();
        received.add(notice, Instant.ofEpochMilli(createdTime));
        for (int i = 0; i < times; i++) {
            await("202 for " + notice.type())
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(100))
                    .pollDelay(Duration.ZERO)
                    .until(() -> accepted(notice, createdTime));
        }
        return this;
    }

    private boolean accepted(Notice notice, long createdTime) throws IOException {
        long sentAt = System.currentTimeMillis();
        String body = notice.envelope(id, ani, center.dialedNumber(), createdTime, sentAt);
        try {
            HttpResponse<String> answer = program.webhooks().send(body, sentAt);
            if (answer.statusCode() == 503 && sendsAgain()) {
                return false;
            }
            assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(202);
            return true;
        } catch (IOException e) {
            if (sendsAgain()) {
                return false;
            }
            throw e;
        }
    }

    private boolean sendsAgain() {
        return !patience.equals(ONE_TRY);
    }

    /** Returns when the org has received these requests, answered or not. */
    PhoneCall untilAsked(SimulatedEndpoint... calls) {
        return until(() -> assertThat(endpoints(requests())).containsExactly(calls));
    }

    /** Returns when the org has answered exactly these. */
    PhoneCall untilAnswered(SimulatedEndpoint... calls) {
        return until(() -> {
            assertThat(endpoints(requests())).containsExactly(calls);
            assertThat(requests()).noneMatch(request -> request.status() == null);
        });
    }

    /** Returns when the program's document of the call meets the condition. */
    PhoneCall untilShown(String what) {
        return until(() -> assertThat(program.interaction(id)).contains(what));
    }

    /** Returns when the assertion holds. */
    PhoneCall until(org.awaitility.core.ThrowingRunnable condition) {
        await("call " + id)
                .atMost(toWait)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(condition);
        return this;
    }

    /**
     * Waits until the program has closed the call; then the org must have received exactly these
     * requests, in this order, with the right bodies.
     */
    void closesAfter(SimulatedEndpoint... calls) {
        untilClosed();
        assertThat(endpoints(requests())).as("calls for %s", id).containsExactly(calls);
        assertBodies();
    }

    PhoneCall untilClosed() {
        return untilPhase("closed");
    }

    PhoneCall untilPhase(String phase) {
        return until(() -> assertThat(program.phase(id)).isEqualToIgnoringCase(phase));
    }

    /** The requests to the org about the call, in order of arrival. */
    List<LedgerEntry> requests() {
        return org.ledger().ofInteraction(id);
    }

    static List<SimulatedEndpoint> endpoints(List<LedgerEntry> requests) {
        return requests.stream().map(LedgerEntry::endpoint).toList();
    }

    void assertBodies() {
        ExpectedBody expected = new ExpectedBody(this, voiceCallId());
        requests().stream()
                .filter(request -> request.endpoint() != SimulatedEndpoint.QUERY)
                .forEach(request ->
                        expected.matches(
                                request.endpoint(), Objects.requireNonNull(request.body())));
        assertThat(requests())
                .extracting(request -> request.body().path("startTime").textValue())
                .filteredOn(Objects::nonNull)
                .as("start times of create and update, to the letter")
                .satisfies(times -> assertThat(Set.copyOf(times)).hasSizeLessThan(2));
    }

    /** The record's id, or the vendorCallKey when the org created no record. */
    private String voiceCallId() {
        return requests().stream()
                .filter(request -> request.endpoint() == SimulatedEndpoint.CREATE_VOICE_CALL)
                .filter(LedgerEntry::tookEffect)
                .map(LedgerEntry::voiceCallId)
                .findFirst()
                .orElse(vendorCallKey());
    }

    String id() {
        return id;
    }

    String vendorCallKey() {
        return "wxcc_" + id;
    }

    String ani() {
        return ani;
    }

    CallCenter center() {
        return center;
    }

    /** The events of the call so far. */
    ReceivedEvents received() {
        return received;
    }
}
