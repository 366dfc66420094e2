package dev.tandem.setup;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A document of Salesforce's metadata, read as whoever gets it reads it. */
public final class MetadataDocument {
    private static final Schema SCHEMA = schema();

    private final Element root;

    private MetadataDocument(Element root) {
        this.root = root;
    }

    public static MetadataDocument parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            return new MetadataDocument(
                    factory.newDocumentBuilder()
                            .parse(new InputSource(new StringReader(xml)))
                            .getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new AssertionError("No XML: " + xml, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What our schema says against the document; empty when it is valid. */
    public static Optional<String> fault(String xml) {
        List<String> faults = new ArrayList<>();
        Validator validator = SCHEMA.newValidator();
        validator.setErrorHandler(new Collector(faults));
        try {
            validator.validate(new StreamSource(new StringReader(xml)));
        } catch (SAXException e) {
            faults.add(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(String.join("; ", faults)).filter(it -> !it.isEmpty());
    }

    /** Takes all of them, because only some name the element. */
    private record Collector(List<String> faults) implements ErrorHandler {
        @Override
        public void warning(SAXParseException fault) {
            faults.add(fault.getMessage());
        }

        @Override
        public void error(SAXParseException fault) {
            faults.add(fault.getMessage());
        }

        @Override
        public void fatalError(SAXParseException fault) throws SAXException {
            throw fault;
        }
    }

    public String type() {
        return root.getLocalName();
    }

    /** The texts of all elements of this name, at any depth. */
    public Stream<String> texts(String name) {
        return elements(name).map(Element::getTextContent);
    }

    public String text(String name) {
        return texts(name).findFirst().orElse("");
    }

    public Stream<Element> elements(String name) {
        NodeList found = root.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(MetadataDocument.class.getResource("metadata.xsd"));
        } catch (SAXException e) {
            throw new AssertionError(e);
        }
    }
}
