package dev.tandem.ops.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.ops.pictures.CallPicture.Look;
import dev.tandem.ops.pictures.CallPicture.Mark;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class CallPictureTest {
    private static final Instant START = Instant.parse("2026-02-06T21:09:02.800Z");

    @Test
    void a_request_is_a_bar_as_long_as_it_took_and_other_steps_are_points() throws Exception {
        Document picture =
                picture(
                        Mark.at(START, Lane.WEBEX, Look.STEP, "task:new"),
                        new Mark(
                                START.plusMillis(20),
                                START.plusMillis(400),
                                Lane.SALESFORCE,
                                Look.FAILED,
                                "create: refused"),
                        Mark.at(START.plusSeconds(30), Lane.WEBEX, Look.IGNORED, "again"));
        Element bar = only(picture, "rect");
        assertThat(bar.getAttribute("class")).isEqualTo("failed");
        assertThat(bar.getTextContent()).contains("0.38 s: create: refused");
        List<Double> points = xs(picture);
        double from = Double.parseDouble(bar.getAttribute("x"));
        double until = from + Double.parseDouble(bar.getAttribute("width"));
        assertThat(points.getFirst()).isLessThan(from);
        assertThat(until).isGreaterThan(from + 50).isLessThan(points.getLast());
    }

    @Test
    void every_mark_is_inside_the_picture_however_long_the_call_is() throws Exception {
        Document picture =
                picture(
                        Mark.at(START, Lane.WEBEX, Look.STEP, "a"),
                        Mark.at(START.plus(Duration.ofDays(7)), Lane.TANDEM, Look.STEP, "b"));
        assertThat(xs(picture)).allSatisfy(x -> assertThat(x).isBetween(96.0, 860.0));
        assertThat(picture.getDocumentElement().getAttribute("aria-label")).contains("168 h");
    }

    @Test
    void steps_of_one_moment_are_drawn_beside_each_other() throws Exception {
        Document picture =
                picture(
                        Mark.at(START, Lane.WEBEX, Look.STEP, "a"),
                        Mark.at(START, Lane.WEBEX, Look.IGNORED, "b"));
        NodeList points = picture.getElementsByTagName("circle");
        assertThat(((Element) points.item(0)).getAttribute("cy"))
                .isNotEqualTo(((Element) points.item(1)).getAttribute("cy"));
    }

    @Test
    void what_an_event_says_is_text_and_never_markup() throws Exception {
        Document picture =
                picture(Mark.at(START, Lane.WEBEX, Look.STEP, "</title><script>\"&'</script>"));
        assertThat(picture.getElementsByTagName("script").getLength()).isZero();
        assertThat(only(picture, "circle").getTextContent()).contains("<script>\"&'");
    }

    private static Document picture(Mark... marks) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(CallPicture.of(List.of(marks)))));
    }

    private static Element only(Document picture, String name) {
        NodeList found = picture.getElementsByTagName(name);
        assertThat(found.getLength()).isEqualTo(1);
        return (Element) found.item(0);
    }

    private static List<Double> xs(Document picture) {
        List<Double> xs = new ArrayList<>();
        NodeList points = picture.getElementsByTagName("circle");
        for (int i = 0; i < points.getLength(); i++) {
            xs.add(Double.parseDouble(((Element) points.item(i)).getAttribute("cx")));
        }
        return xs;
    }
}
