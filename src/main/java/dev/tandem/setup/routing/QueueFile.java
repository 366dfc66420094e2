package dev.tandem.setup.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.setup.MetadataXml;
import dev.tandem.setup.UnusableSetupFile;
import dev.tandem.setup.routing.QueuePairs.SalesforceQueue;
import dev.tandem.setup.routing.QueuePairs.WebexQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the queues of the two systems out of what they answer when they are asked. */
public final class QueueFile {
    /** What prints the queues of an org as {@link #salesforce} reads them. */
    public static final String SALESFORCE_QUERY =
            "sf data query --target-org <alias> --json --query \"SELECT Id, DeveloperName, Name"
                    + " FROM Group WHERE Type = 'Queue'\"";

    /** What Webex's API answers as {@link #webex} reads it. */
    public static final String WEBEX_REQUEST =
            "GET /organization/<org id>/v2/contact-service-queue?pageSize=100";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What Salesforce takes; the name becomes part of a file's name. */
    private static final Pattern DEVELOPER_NAME =
            Pattern.compile("(?=.{1,80}$)[A-Za-z](?:_?[A-Za-z0-9])*");

    private static final Pattern RECORD_ID = Pattern.compile("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?");

    private final String file;
    private final JsonNode content;

    private QueueFile(String file, JsonNode content) {
        this.file = file;
        this.content = content;
    }

    /**
     * Reads what {@link #SALESFORCE_QUERY} prints.
     *
     * @param file its name, for messages
     */
    public static List<SalesforceQueue> salesforce(String file, String text)
            throws UnusableSetupFile {
        return read(file, text, SALESFORCE_QUERY).salesforceQueues();
    }

    /**
     * Reads what {@link #WEBEX_REQUEST} answers: the object, or its list alone.
     *
     * @param file its name, for messages
     */
    public static List<WebexQueue> webex(String file, String text) throws UnusableSetupFile {
        return read(file, text, WEBEX_REQUEST).webexQueues();
    }

    private static QueueFile read(String file, String text, String source)
            throws UnusableSetupFile {
        try {
            return new QueueFile(file, JSON.readTree(text));
        } catch (JsonProcessingException notJson) {
            throw new UnusableSetupFile(
                    "%s is not JSON; expected what this gives: %s".formatted(file, source));
        }
    }

    private List<SalesforceQueue> salesforceQueues() throws UnusableSetupFile {
        JsonNode records = content.path("result").path("records");
        if (!records.isArray()) {
            throw new UnusableSetupFile(
                    "%s has no list result.records; expected what this prints: %s"
                            .formatted(file, SALESFORCE_QUERY));
        }
        List<SalesforceQueue> queues = new ArrayList<>();
        for (JsonNode each : records) {
            String id = word(each, "Id", queues.size());
            if (!RECORD_ID.matcher(id).matches()) {
                throw new UnusableSetupFile(
                        "%s: the Id of queue %d is no id of Salesforce (15 or 18 letters and digits)."
                                .formatted(file, queues.size() + 1));
            }
            String developerName = word(each, "DeveloperName", queues.size());
            if (!DEVELOPER_NAME.matcher(developerName).matches()) {
                throw new UnusableSetupFile(
                        ("%s: the DeveloperName of queue %d is none that Salesforce takes (letters,"
                                        + " digits, single underscores).")
                                .formatted(file, queues.size() + 1));
            }
            queues.add(new SalesforceQueue(id, developerName, word(each, "Name", queues.size())));
        }
        return queues;
    }

    private List<WebexQueue> webexQueues() throws UnusableSetupFile {
        JsonNode data = content.isArray() ? content : content.path("data");
        if (!data.isArray()) {
            throw new UnusableSetupFile(
                    "%s has no list data; expected what this answers: %s"
                            .formatted(file, WEBEX_REQUEST));
        }
        int total = content.path("meta").path("totalRecords").asInt(data.size());
        if (total > data.size()) {
            throw new UnusableSetupFile(
                    ("%s has %d of %d queues, because Webex answers in pages: put the data of all"
                                    + " pages into one file.")
                            .formatted(file, data.size(), total));
        }
        List<WebexQueue> queues = new ArrayList<>();
        for (JsonNode each : data) {
            queues.add(
                    new WebexQueue(
                            word(each, "id", queues.size()), word(each, "name", queues.size())));
        }
        return queues;
    }

    /** A text that must be there. */
    private String word(JsonNode queue, String field, int before) throws UnusableSetupFile {
        String text = queue.path(field).asText("").strip();
        if (text.isEmpty()) {
            throw new UnusableSetupFile(
                    "%s: queue %d has no %s.".formatted(file, before + 1, field));
        }
        if (!MetadataXml.isLine(text)) {
            throw new UnusableSetupFile(
                    "%s: the %s of queue %d has a control character: rename the queue."
                            .formatted(file, field, before + 1));
        }
        return text;
    }
}
