package dev.tandem.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class ReportTest {
    private static final Baseline KEPT =
            new Baseline(
                    2,
                    "25.0.1",
                    Map.of("cold: ready", new BigDecimal("8"), "calls: rate", BigDecimal.TWO));

    @Test
    void a_measurement_has_a_table_with_a_picture_for_each_figure() throws Exception {
        Element page =
                parsed(
                        new Report(KEPT)
                                .page(
                                        "2 cores & <more>",
                                        List.of(
                                                new Figure("cold: ready", "s", 3, 4, 6, 3),
                                                new Figure("cold: started", "s", 4, 5, 6, 3),
                                                new Figure("cold: create p50", "ms", 20, 30, 40, 3),
                                                new Figure("calls: rate", "/s", 1, 1, 1, 1))));
        assertThat(page.getElementsByTagName("section").getLength()).isEqualTo(2);
        NodeList pictures = page.getElementsByTagName("svg");
        assertThat(pictures.getLength()).isEqualTo(4);
        // Seconds end at the baseline's 8, milliseconds at the highest, 40; both 300 points wide.
        assertThat(rectangle(pictures, 0)).isEqualTo("150.0");
        assertThat(rectangle(pictures, 1)).isEqualTo("187.5");
        assertThat(rectangle(pictures, 2)).isEqualTo("225.0");
        assertThat(page.getElementsByTagName("p").item(0).getTextContent())
                .isEqualTo("2 cores & <more>");
    }

    @Test
    void fewer_seconds_are_better_and_a_lower_rate_is_worse() {
        String page =
                new Report(KEPT)
                        .page(
                                "here",
                                List.of(
                                        new Figure("cold: ready", "s", 4, 4, 4, 1),
                                        new Figure("calls: rate", "/s", 1, 1, 1, 1)));
        assertThat(page)
                .containsOnlyOnce("<td class=\"better\">0.50</td>")
                .containsOnlyOnce("<td class=\"worse\">0.50</td>");
    }

    @Test
    void a_page_without_a_baseline_says_so() {
        Baseline none = new Baseline(0, "", Map.of());
        assertThat(new Report(none).page("here", List.of(new Figure("a: b", "s", 0, 0, 0, 1))))
                .contains("There is no baseline yet.");
    }

    private static String rectangle(NodeList pictures, int index) {
        Element picture = (Element) pictures.item(index);
        return ((Element) picture.getElementsByTagName("rect").item(0)).getAttribute("width");
    }

    /** As XML, apart from what HTML leaves out. */
    private static Element parsed(String page)
            throws ParserConfigurationException, IOException, SAXException {
        String xml =
                page.replace("<!doctype html>", "")
                        .replace("<meta charset=\"utf-8\">", "<meta charset=\"utf-8\"/>");
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        return builder.parse(new InputSource(new StringReader(xml.strip()))).getDocumentElement();
    }
}
