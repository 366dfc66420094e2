package dev.tandem.ops.pages;

import static java.util.Objects.requireNonNullElse;

import dev.tandem.ops.letters.BulkRedriveResource;
import dev.tandem.ops.letters.DeadLetterResource;
import dev.tandem.ops.letters.LetterDocument;
import dev.tandem.ops.letters.LetterList;
import dev.tandem.ops.letters.RedrivePlan;
import dev.tandem.ops.letters.RedriveRun;
import dev.tandem.ops.parameters.Reason;
import dev.tandem.ops.words.EnumWords;
import dev.tandem.security.OperatorAuthentication;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The dead letters: by reason, one of them whole, and what is done about one or many. */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path(LettersPage.ADDRESS)
@Produces(MediaType.TEXT_HTML)
public class LettersPage {
    static final String ADDRESS = "/console/dead-letters";

    private final DeadLetterResource letters;
    private final BulkRedriveResource bulk;
    private final ConsolePages pages;

    /** The templates of this page. */
    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance letters(Frame frame, View view);

        static native TemplateInstance letter(Frame frame, LetterDocument letter, String reason);

        static native TemplateInstance plan(Frame frame, RedrivePlan plan, Wish wish);
    }

    @Inject
    public LettersPage(DeadLetterResource letters, BulkRedriveResource bulk, ConsolePages pages) {
        this.letters = letters;
        this.bulk = bulk;
        this.pages = pages;
    }

    /**
     * What the list shows.
     *
     * @param state which letters: parked, redriven, dismissed, or all when empty
     * @param reason of which reason; empty for every one
     * @param older the address of the next page; empty on the last one
     */
    public record View(LetterList list, String state, String reason, String older) {

        /** A constant as words. */
        public String words(Enum<?> constant) {
            return EnumWords.of(constant).replace('_', ' ');
        }

        /** A constant as the parameters have it. */
        public String parameter(Enum<?> constant) {
            return EnumWords.of(constant);
        }
    }

    /**
     * A bulk redrive that is asked for.
     *
     * @param reason of the letters; empty for every one
     * @param perSecond its rate; empty for the usual one
     */
    public record Wish(String reason, String perSecond) {}

    /** The letters, the latest first; those that wait for an operator unless asked otherwise. */
    @GET
    @RunOnVirtualThread
    public Response list(
            @QueryParam("state") @Nullable String asked,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("cursor") @Nullable String cursor) {
        Frame frame = frame();
        String state = asked == null ? "parked" : asked;
        return pages.page(
                frame,
                () ->
                        letters.list(
                                orNull(reason),
                                null,
                                null,
                                null,
                                null,
                                orNull(state),
                                null,
                                cursor),
                LetterList.class,
                list ->
                        Templates.letters(
                                frame,
                                new View(
                                        list,
                                        state,
                                        requireNonNullElse(reason, ""),
                                        older(list, state, reason))));
    }

    private static String older(LetterList list, String state, @Nullable String reason) {
        if (list.next() == null) {
            return "";
        }
        Map<String, String> query = new TreeMap<>(Map.of("state", state, "cursor", list.next()));
        query.put("reason", requireNonNullElse(reason, ""));
        return ADDRESS + Query.of(query);
    }

    /** One letter with its record. */
    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    public Response one(@PathParam("id") String id) {
        Frame frame = frame();
        return pages.page(
                frame,
                () -> letters.one(id),
                LetterDocument.class,
                letter ->
                        Templates.letter(
                                frame, letter, EnumWords.of(letter.reason()).replace('_', ' ')));
    }

    /** Puts one back. */
    @POST
    @Path("/{id}/redrive")
    @RunOnVirtualThread
    public Response redrive(@PathParam("id") String id) {
        return pages.after(
                frame(), () -> letters.redrive(id), LetterList.Line.class, _ -> addressOf(id));
    }

    /** Says that one needs nothing any more. */
    @POST
    @Path("/{id}/dismiss")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response dismiss(
            @PathParam("id") String id, @FormParam("reason") @Nullable String reason) {
        return pages.after(
                frame(),
                () -> letters.dismiss(id, new Reason(reason)),
                LetterList.Line.class,
                _ -> addressOf(id));
    }

    /** What a bulk redrive would do; with {@code begin}, begins it. */
    @POST
    @Path("/redrive")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RunOnVirtualThread
    public Response redriveMany(
            @FormParam("reason") @Nullable String reason,
            @FormParam("perSecond") @Nullable String perSecond,
            @FormParam("begin") @Nullable String begin) {
        Frame frame = frame();
        Integer rate = rate(perSecond);
        if (begin == null) {
            return pages.page(
                    frame,
                    () -> bulk.redrive(wish(reason, rate, true)),
                    RedrivePlan.class,
                    plan ->
                            Templates.plan(
                                    frame,
                                    plan,
                                    new Wish(
                                            requireNonNullElse(reason, ""),
                                            Integer.toString(plan.perSecond()))));
        }
        return pages.after(
                frame,
                () -> bulk.redrive(wish(reason, rate, false)),
                RedriveRun.class,
                run -> RedrivesPage.ADDRESS + "/" + run.run());
    }

    private static BulkRedriveResource.Wish wish(
            @Nullable String reason, @Nullable Integer rate, boolean dryRun) {
        return new BulkRedriveResource.Wish(orNull(reason), null, null, null, null, rate, dryRun);
    }

    /** What is no number is refused as an impossible rate, with the possible ones. */
    private static @Nullable Integer rate(@Nullable String perSecond) {
        if (perSecond == null || perSecond.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(perSecond.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String addressOf(String id) {
        return ADDRESS + "/" + id;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private Frame frame() {
        return pages.frame("Dead letters", ADDRESS);
    }
}
