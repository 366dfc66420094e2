package dev.tandem.ops.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.cluster.InstanceAddress;
import dev.tandem.domain.InteractionPhase;
import dev.tandem.domain.RoutingAnswer;
import dev.tandem.operator.OperatorDesk;
import dev.tandem.ops.console.InteractionList.Line;
import dev.tandem.ops.console.InteractionList.Numbers;
import dev.tandem.ops.console.InteractionList.Part;
import dev.tandem.ops.console.InteractionList.Unanswered;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.peers.InstancePaths;
import dev.tandem.peers.PeerAnswer;
import dev.tandem.peers.Peers;
import dev.tandem.process.InteractionStreams;
import dev.tandem.process.query.InteractionLookup;
import dev.tandem.process.query.InteractionRows;
import dev.tandem.process.query.SearchRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects interactions from all instances of the group. Blocks: call it on virtual threads. */
@Singleton
public class InteractionFinder {
    private final InteractionStreams streams;
    private final OperatorDesk desk;
    private final Peers peers;
    private final ObjectMapper json;

    @Inject
    public InteractionFinder(
            InteractionStreams streams, OperatorDesk desk, Peers peers, ObjectMapper json) {
        this.streams = streams;
        this.desk = desk;
        this.peers = peers;
        this.json = json;
    }

    /** One interaction, requested from the owner of its partition. */
    LookupFinding one(String interactionId) {
        return switch (streams.find(interactionId)) {
            case InteractionLookup.Found(var view) ->
                    new LookupFinding(
                            Response.ok(InteractionDocument.of(view, desk.memory())).build(),
                            pending(
                                    view.state().phase().name(),
                                    view.state().answer().status().name()));
            case InteractionLookup.Parked parked ->
                    new LookupFinding(
                            Response.ok(InteractionDocument.of(parked, desk.memory())).build(),
                            false);
            case InteractionLookup.Unknown _ ->
                    new LookupFinding(InteractionAnswers.unknown(), true);
            case InteractionLookup.NotHere(var why) ->
                    new LookupFinding(InteractionAnswers.moving(why), false);
            case InteractionLookup.Elsewhere(var owner) ->
                    answered(owner, peers.ask(owner, InstancePaths.one(interactionId)));
        };
    }

    /** The whole numbers of one call, or the answer why there are none. */
    sealed interface NumbersFinding {

        /** What is known, which may be nothing. */
        record Known(CallNumbers numbers) implements NumbersFinding {}

        /** The call is not known, or its owner cannot be asked. */
        record NotKnown(Response why) implements NumbersFinding {}
    }

    /** The whole numbers of one interaction, requested from the owner of its partition. */
    NumbersFinding numbersOf(String interactionId) {
        return switch (streams.find(interactionId)) {
            case InteractionLookup.Found(var view) ->
                    new NumbersFinding.Known(CallNumbers.of(view));
            case InteractionLookup.Parked _ ->
                    new NumbersFinding.Known(CallNumbers.none(interactionId));
            case InteractionLookup.Unknown _ ->
                    new NumbersFinding.NotKnown(InteractionAnswers.unknown());
            case InteractionLookup.NotHere(var why) ->
                    new NumbersFinding.NotKnown(InteractionAnswers.moving(why));
            case InteractionLookup.Elsewhere(var owner) ->
                    told(owner, peers.ask(owner, InstancePaths.numbersOf(interactionId)));
        };
    }

    private NumbersFinding told(InstanceAddress owner, PeerAnswer answer) {
        if (!(answer instanceof PeerAnswer.Answered(String body))) {
            return new NumbersFinding.NotKnown(InteractionAnswers.of(owner, answer));
        }
        try {
            return new NumbersFinding.Known(json.readValue(body, CallNumbers.class));
        } catch (IOException e) {
            return new NumbersFinding.NotKnown(
                    InteractionAnswers.moving(
                            "Its owner's answer cannot be read: run the same version on both."));
        }
    }

    private LookupFinding answered(InstanceAddress owner, PeerAnswer answer) {
        boolean pending =
                switch (answer) {
                    case PeerAnswer.Answered(String body) -> pending(body);
                    case PeerAnswer.Unknown _ -> true;
                    case PeerAnswer.NotNow _,
                            PeerAnswer.Unreachable _,
                            PeerAnswer.Refused _,
                            PeerAnswer.NoKey _ ->
                            false;
                };
        return new LookupFinding(InteractionAnswers.of(owner, answer), pending);
    }

    private boolean pending(String document) {
        try {
            JsonNode found = json.readTree(document);
            return pending(found.path("phase").asText(), found.at("/answer/status").asText());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean pending(String phase, String status) {
        return status.equalsIgnoreCase(RoutingAnswer.Status.PENDING.name())
                && !phase.equalsIgnoreCase(InteractionPhase.CLOSED.name());
    }

    /** The interactions of this instance that fit. */
    Part here(SearchRequest wanted, Numbers numbers) {
        return Part.of(streams.search(wanted), wanted.phase(), numbers);
    }

    /** Those of these interactions that are here, and who has the others. */
    InteractionRows rows(List<String> ids) {
        return streams.rows(ids);
    }

    /** One interaction as the list has it, from its owner alone; empty when that has none. */
    public Optional<Line> row(String interactionId) {
        List<Line> found = new ArrayList<>();
        InteractionRows rows = rows(List.of(interactionId));
        rows.here().forEach(it -> found.add(Line.of(it, Numbers.MASKED)));
        rows.elsewhere().forEach((owner, ids) -> rows(owner, ids, found::add));
        return found.stream().findFirst();
    }

    /**
     * Those of these interactions that another instance has.
     *
     * @param each is given them one by one
     * @return how many could not be asked for
     */
    int rows(InstanceAddress owner, List<String> ids, Consumer<Line> each) {
        int unanswered = 0;
        for (InstancePaths.Rows some : InstancePaths.rows(ids)) {
            Part part =
                    peers.ask(owner, some.pathAndQuery())
                                    instanceof PeerAnswer.Answered(String body)
                            ? read(body)
                            : null;
            if (part == null) {
                unanswered += some.ids();
            } else {
                part.interactions().forEach(each);
            }
        }
        return unanswered;
    }

    private @Nullable Part read(String body) {
        try {
            return json.readValue(body, Part.class);
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Those of all instances: the others are asked in parallel, for some five seconds at most.
     *
     * @param given what was checked, for the other instances
     */
    InteractionList everywhere(SearchRequest wanted, ListParameters given, Numbers numbers) {
        record Asked(InstanceAddress peer, Future<PeerAnswer> answer) {}
        Map<String, String> question = new LinkedHashMap<>(given.present());
        question.put(InstancePaths.NUMBERS, EnumWords.of(numbers));
        String path = InstancePaths.list(question);
        List<Part> parts = new ArrayList<>();
        List<Unanswered> unanswered = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Asked> asked =
                    streams.others().stream()
                            .map(peer ->
                                    new Asked(peer, threads.submit(() -> peers.ask(peer, path))))
                            .toList();
            parts.add(here(wanted, numbers));
            for (Asked it : asked) {
                take(it.peer(), awaited(it.answer()), parts, unanswered);
            }
        }
        return InteractionList.of(parts, unanswered, wanted.limit(), streams.partitions());
    }

    private void take(
            InstanceAddress peer,
            PeerAnswer answer,
            List<Part> parts,
            List<Unanswered> unanswered) {
        if (answer instanceof PeerAnswer.Answered(String body)) {
            Part part = read(body);
            if (part == null) {
                unanswered.add(
                        new Unanswered(
                                peer.toString(),
                                "Its answer cannot be read: run the same version on both."));
            } else {
                parts.add(part);
            }
        } else {
            unanswered.add(
                    new Unanswered(peer.toString(), InteractionAnswers.whyNot(peer, answer)));
        }
    }

    private static PeerAnswer awaited(Future<PeerAnswer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new PeerAnswer.Unreachable("this instance stops");
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Expected asking an instance to fail as a value, but it threw", e.getCause());
        }
    }
}
