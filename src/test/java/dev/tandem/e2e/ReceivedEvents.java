package dev.tandem.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events of Webex about one call, with their event times. */
final class ReceivedEvents {
    private record Event(Notice notice, Instant at) {}

    private final List<Event> events = new ArrayList<>();

    void add(Notice notice, Instant at) {
        events.add(new Event(notice, at));
    }

    /**
     * The time of the first start, or of the first event where the start is lost; later events do
     * not change it.
     */
    Instant startTime() {
        return first("task:new")
                .or(() -> events.stream().map(Event::at).findFirst())
                .orElse(Instant.EPOCH);
    }

    /** The time of the last end event, or of the customer's departure without one. */
    Instant endTime() {
        return lastOf("task:ended", "task:failed")
                .or(() -> lastOf("task:customer-left"))
                .orElse(Instant.EPOCH);
    }

    private Optional<Instant> lastOf(String... types) {
        return events.reversed().stream()
                .filter(event -> List.of(types).contains(event.notice().type()))
                .map(Event::at)
                .findFirst();
    }

    /** The type of an abandoned call, as the keys of the configuration call it. */
    String abandoned() {
        String place = "before-queue";
        for (Event event : events) {
            place =
                    switch (event.notice().type()) {
                        case "task:parked" -> "in-queue";
                        case "task:connect" -> "while-ringing";
                        default -> place;
                    };
        }
        boolean bySystem = last("terminatingParty").filter("System"::equals).isPresent();
        return place.equals("before-queue") && bySystem ? "self-service" : place;
    }

    Optional<Instant> first(String type) {
        return events.stream()
                .filter(event -> event.notice().type().equals(type))
                .map(Event::at)
                .findFirst();
    }

    /** The value of the field in the last event that has it. */
    Optional<String> last(String field) {
        return events.reversed().stream()
                .filter(event -> event.notice().data().containsKey(field))
                .map(event -> event.notice().data().get(field).toString())
                .findFirst();
    }

    /** The duration of each hold in the order of the events; an open one lasts until the end. */
    List<Duration> holds() {
        List<Duration> holds = new ArrayList<>();
        Instant since = null;
        for (Event event : events) {
            switch (event.notice().type()) {
                case "task:on-hold" -> since = event.at();
                case "task:hold-done", "task:ended" -> {
                    if (since != null) {
                        holds.add(Duration.between(since, event.at()));
                        since = null;
                    }
                }
                default -> {}
            }
        }
        return holds;
    }
}
