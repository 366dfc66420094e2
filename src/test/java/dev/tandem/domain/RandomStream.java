package dev.tandem.domain;

import dev.tandem.domain.ContactCenterSettings.AnsweredCalls;
import dev.tandem.domain.ContactCenterSettings.MissedCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes a stream of notices and the answers of Salesforce from a seed, and plays it. */
final class RandomStream {

    /** The message is received at that second. */
    record Telling(double at, Message message) {
        @Override
        public String toString() {
            return message + "@" + at;
        }
    }

    private RandomStream() {}

    static List<Telling> of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Telling> stream = new ArrayList<>();
        double now = 0;
        int count = 1 + random.nextInt(10);
        AnsweredCalls answeredCalls =
                random.nextBoolean() ? AnsweredCalls.LEAVE : AnsweredCalls.UPDATE;
        ContactCenterSettings settings =
                Message.settings(true, MissedCalls.UPDATE_ONLY, answeredCalls);
        for (int i = 0; i < count; i++) {
            now += random.nextInt(4) == 0 ? random.nextInt(90) : random.nextInt(40) / 10.0;
            stream.add(new Telling(now, message(random, now, settings)));
        }
        return stream;
    }

    private static Message message(
            SplittableRandom random, double now, ContactCenterSettings settings) {
        double at = Math.max(0, now - random.nextInt(6));
        return switch (random.nextInt(22)) {
            case 0, 1, 2 -> Message.startedWith(settings);
            case 3 -> Message.startedByFlow(1);
            case 4 -> Message.parked(at);
            case 5 -> Message.offered(at);
            case 6 -> Message.callback(at);
            case 7 -> Message.connected(at);
            case 8 -> Message.endedRona(at);
            case 9 -> Message.other(at);
            case 10 -> Message.held(at);
            case 11 -> Message.resumed(at);
            case 12 -> Message.recording(at);
            case 13 -> Message.consulting(at);
            case 14 -> Message.left(at);
            case 15 -> Message.renumbered(at);
            case 16 -> Message.endedByAgent(at);
            case 17 -> Message.endedBySystem(at);
            case 18 -> Message.parked(at).describing();
            case 19 -> Message.connected(at).describing();
            default -> Message.ended(at);
        };
    }

    /** What went wrong, null when nothing did. */
    static String fault(List<Telling> stream, long seed) {
        Simulation simulation = new Simulation().salesforce(moods(seed));
        stream.forEach(event -> simulation.receives(event.at(), event.message()));
        try {
            simulation.run();
        } catch (AssertionError | RuntimeException broken) {
            return broken.toString();
        }
        return simulation.state().forgotten() ? null : "never forgotten: " + simulation.state();
    }

    private static Function<IssuedCommand, Reply> moods(long seed) {
        return command -> {
            int mood =
                    new SplittableRandom(seed ^ (command.id() + "#" + command.attempt()).hashCode())
                            .nextInt(10);
            return switch (mood) {
                case 0 -> Reply.refused();
                case 1 -> Reply.timeOut();
                case 2, 3 -> Reply.down();
                case 4 -> Reply.SILENCE;
                case 5 -> new Reply(Duration.ofSeconds(33), Reply.success(command.id().kind()));
                case 6 -> Reply.ok(command.id().kind()).slow(4);
                default -> Reply.ok(command.id().kind());
            };
        };
    }

    static List<Telling> shrink(List<Telling> stream, long seed) {
        return shrink(stream, some -> fault(some, seed) != null);
    }

    /** Leaves out one notice after the other, as long as the fault stays. */
    static List<Telling> shrink(List<Telling> stream, Predicate<List<Telling>> fails) {
        for (int i = 0; i < stream.size(); i++) {
            List<Telling> less = new ArrayList<>(stream);
            less.remove(i);
            if (fails.test(less)) {
                return shrink(less, fails);
            }
        }
        return stream;
    }
}
