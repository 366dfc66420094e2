package dev.tandem.ops.pages;

import dev.tandem.http.problem.Problem;
import dev.tandem.ops.console.InteractionList;
import dev.tandem.ops.console.InteractionResource;
import dev.tandem.ops.console.ListParameters;
import dev.tandem.ops.console.ListRequest;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.ops.words.MaskedNumbers;
import dev.tandem.process.query.SearchRequest;
import dev.tandem.process.query.SearchText;
import dev.tandem.security.OperatorAuthentication;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The calls: the latest ones, as they change, and the search. */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class CallsPage {
    static final String ADDRESS = "/";

    /** As many digits of a number are shown everywhere, and may be in an address. */
    private static final int SHOWN_DIGITS = 4;

    private final InteractionResource interactions;
    private final ConsolePages pages;

    /** The templates of this page. */
    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance calls(Frame frame, View view);
    }

    @Inject
    public CallsPage(InteractionResource interactions, ConsolePages pages) {
        this.interactions = interactions;
        this.pages = pages;
    }

    /**
     * What the page shows.
     *
     * @param asked the search as it was typed, by the names of the parameters; absent ones empty
     * @param total how many calls are remembered
     * @param stream where changes come from; empty for a list that stays as it is
     * @param older the address of the next page; empty on the last one
     * @param remarks why the list may lack calls
     * @param problem why there is no list; empty when there is one
     */
    public record View(
            Map<String, String> asked,
            List<Choice> states,
            List<Choice> outcomes,
            List<CallRow> rows,
            long total,
            String stream,
            String older,
            List<String> remarks,
            String problem) {

        /**
         * Without the number that was asked for, and what would need it in an address: a further
         * page, and changes.
         */
        private View withoutNumber() {
            Map<String, String> shown = new TreeMap<>(asked);
            String number = MaskedNumbers.masked(shown.remove("search"));
            List<String> all = new ArrayList<>(remarks);
            all.add(
                    "Calls of the number that ends in "
                            + number
                            + ". They are shown as they were at this moment"
                            + (older.isEmpty()
                                    ? "."
                                    : ", and there are more: give a time range for those."));
            return new View(shown, states, outcomes, rows, total, "", "", all, problem);
        }

        /** What was typed into the field of that name. */
        public String typed(String name) {
            return asked.getOrDefault(name, "");
        }
    }

    /** A word that a list may be limited to. */
    public record Choice(String word, String text, boolean chosen) {

        private static List<Choice> among(List<? extends Enum<?>> all, @Nullable String asked) {
            return all.stream()
                    .map(EnumWords::of)
                    .map(it -> new Choice(it, it.replace('_', ' '), it.equalsIgnoreCase(asked)))
                    .toList();
        }
    }

    /** The calls that fit. */
    @GET
    @RunOnVirtualThread
    public Response calls(@BeanParam ListParameters parameters) {
        ListParameters asked = parameters.withoutBlanks();
        Frame frame = pages.frame("Calls", ADDRESS);
        return switch (pages.ask(() -> interactions.latest(asked), InteractionList.class)) {
            case PageAnswer.Shown<InteractionList>(var list) ->
                    ConsolePages.shown(200, Templates.calls(frame, view(asked, list)));
            case PageAnswer.Refused<InteractionList>(Problem problem) ->
                    ConsolePages.shown(
                            problem.status(), Templates.calls(frame, view(asked, problem)));
        };
    }

    /**
     * The search as the form sends it. A whole number must not be in an address, which browsers and
     * proxies keep: its calls are shown at once, in one page. Any other search has an address.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response search(
            @FormParam("search") @Nullable String search,
            @FormParam("state") @Nullable String state,
            @FormParam("outcome") @Nullable String outcome,
            @FormParam("contactCenter") @Nullable String contactCenter,
            @FormParam("org") @Nullable String org,
            @FormParam("from") @Nullable String from,
            @FormParam("to") @Nullable String to) {
        ListParameters asked =
                new ListParameters(search, state, outcome, contactCenter, org, from, to, null, null)
                        .withoutBlanks();
        return isWholeNumber(asked.search())
                ? numberPage(asked)
                : Response.seeOther(URI.create(ADDRESS + Query.of(asked.present()))).build();
    }

    private static boolean isWholeNumber(@Nullable String search) {
        SearchText text = search == null ? null : SearchText.of(search);
        return text != null && text.digits() != null && text.digits().length() > SHOWN_DIGITS;
    }

    private Response numberPage(ListParameters asked) {
        ListParameters longest = asked.withLimit(SearchRequest.LONGEST);
        Frame frame = pages.frame("Calls", ADDRESS);
        return switch (pages.ask(() -> interactions.latest(longest), InteractionList.class)) {
            case PageAnswer.Shown<InteractionList>(var list) ->
                    ConsolePages.shown(
                            200, Templates.calls(frame, view(asked, list).withoutNumber()));
            case PageAnswer.Refused<InteractionList>(Problem problem) ->
                    pages.refused(frame, problem);
        };
    }

    private static View view(ListParameters asked, InteractionList list) {
        Map<String, String> given = asked.present();
        Map<String, String> next = new TreeMap<>(given);
        if (list.next() != null) {
            next.put("cursor", list.next());
        }
        return new View(
                given,
                states(asked),
                outcomes(asked),
                list.interactions().stream().map(CallRow::of).toList(),
                list.total(),
                stream(given),
                list.next() == null ? "" : ADDRESS + Query.of(next),
                remarks(list),
                "");
    }

    private static View view(ListParameters asked, Problem problem) {
        return new View(
                asked.present(),
                states(asked),
                outcomes(asked),
                List.of(),
                0,
                "",
                "",
                List.of(),
                problem.detail());
    }

    /** A later page, a past time and the calls of a search stay as they are. */
    private static String stream(Map<String, String> given) {
        return given.containsKey("cursor") || given.containsKey("to") || given.containsKey("search")
                ? ""
                : CallStream.ADDRESS + Query.of(given);
    }

    private static List<String> remarks(InteractionList list) {
        return Stream.of(
                        list.unanswered().stream().map(InteractionList.Unanswered::why),
                        list.complete()
                                ? Stream.<String>empty()
                                : Stream.of(
                                        "The search ended before it had looked as far back as"
                                                + " asked: give a shorter time."),
                        list.partitionsMissing().isEmpty()
                                ? Stream.<String>empty()
                                : Stream.of(
                                        "Calls of "
                                                + list.partitionsMissing().size()
                                                + " partitions are missing, because they are"
                                                + " moving: try again in some seconds."))
                .flatMap(it -> it)
                .toList();
    }

    private static List<Choice> states(ListParameters asked) {
        return Choice.among(ListRequest.PHASES, asked.state());
    }

    private static List<Choice> outcomes(ListParameters asked) {
        return Choice.among(ListRequest.OUTCOMES, asked.outcome());
    }
}
