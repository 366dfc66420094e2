package dev.tandem.setup;

import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * One document of Salesforce's Metadata API, as Salesforce itself writes them: in its namespace,
 * indented by four blanks. The caller adds the elements in the order of the alphabet, which is
 * Salesforce's, so that a retrieved file differs only where something differs.
 */
public final class MetadataXml {
    /** The version of the API whose elements are used; of Winter '25. */
    public static final String API_VERSION = "62.0";

    private static final String NAMESPACE = "http://soap.sforce.com/2006/04/metadata";
    private static final String INDENT = "    ";

    private final XMLStreamWriter xml;
    private int depth = 1;

    private MetadataXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * Writes a document.
     *
     * @param type the root element, e.g. {@code PermissionSet}
     * @return ends with a newline
     */
    public static String document(String type, Consumer<MetadataXml> content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement(type);
            xml.writeDefaultNamespace(NAMESPACE);
            content.accept(new MetadataXml(xml));
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Expected a document in memory to be written", e);
        }
        return text.toString();
    }

    /**
     * Adds an element with text.
     *
     * @param text escaped here; each of its lines {@linkplain #isLine is one}
     */
    public MetadataXml add(String name, String text) {
        try {
            newLine();
            xml.writeStartElement(name);
            xml.writeCharacters(text);
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Expected an element in memory to be written", e);
        }
        return this;
    }

    /** Adds an element that is true or false. */
    public MetadataXml add(String name, boolean value) {
        return add(name, Boolean.toString(value));
    }

    /** Adds an element with elements. */
    public MetadataXml group(String name, Consumer<MetadataXml> content) {
        try {
            newLine();
            xml.writeStartElement(name);
            depth++;
            content.accept(this);
            depth--;
            newLine();
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Expected an element in memory to be written", e);
        }
        return this;
    }

    private void newLine() throws XMLStreamException {
        xml.writeCharacters("\n" + INDENT.repeat(depth));
    }

    /**
     * Whether the text fits into one line of a document: it has no control character and no half of
     * a surrogate pair, which XML 1.0 cannot carry.
     */
    public static boolean isLine(String text) {
        return text.codePoints().allMatch(MetadataXml::fitsIntoALine);
    }

    private static boolean fitsIntoALine(int character) {
        boolean valid = character <= 0xFFFD || character >= 0x10000;
        return valid
                && !Character.isISOControl(character)
                && Character.getType(character) != Character.SURROGATE;
    }
}
