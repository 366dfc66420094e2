package dev.tandem.ops.pages;

import dev.tandem.ops.pages.HourMeters.Reading;
import dev.tandem.ops.pictures.TrendPicture;
import dev.tandem.security.ConsoleSettings;
import dev.tandem.security.OperatorAuthentication;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;

/** How this instance does: figures of the last hour as small charts. */
@Singleton
@HttpAuthenticationMechanism(OperatorAuthentication.SCHEME)
@Authenticated
@Path(NowPage.ADDRESS)
@Produces(MediaType.TEXT_HTML)
public class NowPage {
    static final String ADDRESS = "/console/now";

    private final LastHour lastHour;
    private final ConsoleSettings console;
    private final ConsolePages pages;

    /** The templates of this page. */
    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance now(Frame frame, String instance, List<Figure> figures);
    }

    @Inject
    public NowPage(LastHour lastHour, ConsoleSettings console, ConsolePages pages) {
        this.lastHour = lastHour;
        this.console = console;
        this.pages = pages;
    }

    /**
     * One figure.
     *
     * @param now its present value with the unit
     * @param most its highest value in the hour
     */
    public record Figure(String title, String now, String most, RawString picture) {}

    /** The figures. */
    @GET
    @RunOnVirtualThread
    public Response now() {
        Frame frame = pages.frame("Now", ADDRESS);
        return ConsolePages.shown(
                200,
                Templates.now(frame, console.instance().toString(), figures(lastHour.readings())));
    }

    private static List<Figure> figures(List<Reading> hour) {
        return List.of(
                figure(hour, "Calls a minute", "%.0f", (from, to) -> to.started() - from.started()),
                figure(hour, "Abandoned share", "%.0f %%", NowPage::abandonedShare),
                figure(hour, "Routing time, p50", "%.2f s", (from, to) -> routing(from, to, 0.5)),
                figure(hour, "Routing time, p95", "%.2f s", (from, to) -> routing(from, to, 0.95)),
                figure(hour, "Backlog", "%.0f s", (_, to) -> to.backlogSeconds()),
                figure(hour, "Acknowledgement, p99", "%.3f s", NowPage::acknowledgement),
                figure(hour, "Errors a minute", "%.0f", (from, to) -> to.errors() - from.errors()));
    }

    private static double routing(Reading from, Reading to, double quantile) {
        return to.routing().since(from.routing()).quantile(quantile);
    }

    private static double acknowledgement(Reading from, Reading to) {
        return to.acknowledgement().since(from.acknowledgement()).quantile(0.99);
    }

    private static double abandonedShare(Reading from, Reading to) {
        double closed = to.closed() - from.closed();
        return closed <= 0 ? Double.NaN : 100 * (to.abandoned() - from.abandoned()) / closed;
    }

    private static Figure figure(
            List<Reading> hour,
            String title,
            String form,
            ToDoubleBiFunction<Reading, Reading> figure) {
        List<Double> points = LastHour.points(hour, figure);
        double now = points.isEmpty() ? Double.NaN : points.getLast();
        double most =
                points.stream()
                        .filter(it -> !it.isNaN())
                        .mapToDouble(it -> it)
                        .max()
                        .orElse(Double.NaN);
        return new Figure(
                title,
                words(form, now),
                words(form, most),
                new RawString(
                        TrendPicture.of(
                                points,
                                LastHour.POINTS,
                                "%s during the last hour: now %s, at most %s"
                                        .formatted(title, words(form, now), words(form, most)))));
    }

    private static String words(String form, double value) {
        return Double.isNaN(value) ? "not known" : String.format(Locale.ROOT, form, value);
    }
}
