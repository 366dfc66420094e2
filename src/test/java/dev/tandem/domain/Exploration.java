package dev.tandem.domain;

import dev.tandem.domain.decision.CheckedDecider;
import dev.tandem.domain.decision.Transition;
import dev.tandem.domain.state.Alphabet;
import dev.tandem.domain.state.Interaction;
import dev.tandem.domain.state.Outline;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks breadth-first through everything that can happen, until no new state is reached. A place of
 * the walk is a state at an instant; two places with the same outline are one. From each, every
 * input of the alphabet is decided at that instant, and time alone goes on to the next instant that
 * matters.
 */
final class Exploration {

    private static final int MOST_STATES = 60_000;
    private static final int SAMPLE = 10;
    private static final int MOST_WAKE_UPS = 100;

    /** One representative of all places with the same outline. */
    private record Place(Interaction state, Instant now, AnswerProof proof) {}

    private final String name;
    private final Alphabet alphabet;
    private final CheckedDecider decider;
    private final Map<String, Place> met = new HashMap<>();
    private final Deque<Place> toVisit = new ArrayDeque<>();
    private int decisions;
    private int metAgain;
    private int compared;

    Exploration(String name, Alphabet alphabet) {
        this(name, alphabet, InteractionRules.DEFAULT);
    }

    Exploration(String name, Alphabet alphabet, InteractionRules rules) {
        this.name = name;
        this.alphabet = alphabet;
        this.decider = new CheckedDecider(rules);
    }

    void explore() {
        meet(Interaction.unknown(Message.CALL), Message.at(50), AnswerProof.NONE);
        while (!toVisit.isEmpty()) {
            Place place = toVisit.poll();
            for (InteractionInput input : alphabet.inputs(place.state(), place.now())) {
                decisions++;
                Transition transition = decide(place, input);
                Interaction next = transition.next();
                meet(
                        next,
                        next.forgotten() ? Message.at(50) : place.now(),
                        place.proof().after(input, transition));
            }
            List<Instant> ahead = Outline.duesAhead(place.state(), place.now());
            if (!ahead.isEmpty()) {
                meet(place.state(), ahead.getFirst(), place.proof());
            }
        }
    }

    private Transition decide(Place place, InteractionInput input) {
        try {
            Transition transition = decider.decide(place.state(), input);
            place.proof().after(input, transition);
            return transition;
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(
                    broken.getMessage() + "\n  by " + input + "\n  in " + place.state(), broken);
        }
    }

    private void meet(Interaction state, Instant now, AnswerProof proof) {
        Place place = new Place(state, now, proof);
        Place alike = met.putIfAbsent(outline(place), place);
        if (alike != null) {
            meetAgain(place, alike);
        } else {
            toVisit.add(place);
            if (met.size() > MOST_STATES) {
                throw new AssertionError("Expected an end of the exploration of " + name);
            }
        }
    }

    /** A sample of the places with one outline must decide alike on everything. */
    private void meetAgain(Place place, Place alike) {
        if (++metAgain % SAMPLE != 0 || place.equals(alike)) {
            return;
        }
        List<InteractionInput> here = alphabet.undecided(place.state(), place.now());
        List<InteractionInput> there = alphabet.undecided(alike.state(), alike.now());
        for (int i = 0; i < Math.min(here.size(), there.size()); i++) {
            String one = Shape.of(decide(place, here.get(i)).decision());
            String other = Shape.of(decide(alike, there.get(i)).decision());
            if (here.size() != there.size() || !Shape.alike(one, other)) {
                throw new AssertionError(
                        one
                                + " is not "
                                + other
                                + "\n  by "
                                + here.get(i)
                                + "\n  in "
                                + place
                                + "\n and "
                                + alike);
            }
            compared++;
        }
    }

    /** What the inputs proved belongs to a place as long as a command can still come of it. */
    private static String outline(Place place) {
        String outline = Outline.of(place.state(), place.now());
        return place.state().outcome() == null ? outline + place.proof() : outline;
    }

    int compared() {
        return compared;
    }

    int states() {
        return met.size();
    }

    String summary() {
        return "Explored " + name + ": " + met.size() + " states, " + decisions + " decisions";
    }

    /** The states from which being woken in time, and nothing else, does not lead to a close. */
    List<Interaction> neverClosing() {
        Set<String> closing = new HashSet<>();
        return met.values().stream()
                .filter(place -> !closes(place, closing))
                .map(Place::state)
                .toList();
    }

    private boolean closes(Place from, Set<String> closing) {
        Set<String> path = new HashSet<>();
        Place place = from;
        for (int i = 0; i < MOST_WAKE_UPS; i++) {
            if (place.state().outcome() != null
                    || place.state().forgotten()
                    || closing.contains(outline(place))) {
                closing.addAll(path);
                return true;
            }
            path.add(outline(place));
            Transition woken =
                    decider.decide(place.state(), new InteractionInput.Woken(place.now()));
            Instant wakeAt = woken.wakeAt();
            place = new Place(woken.next(), wakeAt == null ? place.now() : wakeAt, place.proof());
        }
        return false;
    }

    @Override
    public String toString() {
        return name;
    }
}
