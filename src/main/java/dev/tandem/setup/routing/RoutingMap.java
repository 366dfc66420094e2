package dev.tandem.setup.routing;

import dev.tandem.setup.MetadataPackage;
import dev.tandem.setup.MetadataXml;
import dev.tandem.setup.routing.QueuePairs.Pair;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The map's files.
 *
 * @param callCenter whose map it is
 * @param pairs each becomes an entry
 */
public record RoutingMap(CallCenter callCenter, List<Pair> pairs) {
    /** What a deployment of the map consists of. */
    public static final String PACKAGE = "package.xml";

    /** The map as a table of the object CallCenterRoutingMap. */
    public static final String TABLE = "routing-map.csv";

    private static final String TYPE = "CallCenterRoutingMap";
    private static final int LONGEST_NAME = 80;
    private static final int HASH_DIGITS = 8;

    private static final String DESCRIPTOR =
            """
            {
              "packageDirectories": [
                { "path": "salesforce", "default": true }
              ],
              "name": "tandem-routing-map",
              "namespace": "",
              "sourceApiVersion": "%s"
            }
            """
                    .formatted(MetadataXml.API_VERSION);

    /** All files, by their names relative to the map's directory. */
    public SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        MetadataPackage members = new MetadataPackage();
        for (Pair pair : pairs) {
            String name = developerName(pair.salesforce().developerName());
            members.add(TYPE, name);
            files.put(
                    "salesforce/callCenterRoutingMaps/" + name + ".callCenterRoutingMap-meta.xml",
                    entry(pair, name));
        }
        files.put("sfdx-project.json", DESCRIPTOR);
        files.put(PACKAGE, members.xml());
        files.put(TABLE, table());
        return Collections.unmodifiableSortedMap(files);
    }

    /**
     * Names are queue and contact centre with an underscore between them (Metadata API Developer
     * Guide, CallCenterRoutingMap), and have 80 characters at most: of a longer one, the end of the
     * queue's name gives way to a hash of it.
     */
    String developerName(String queue) {
        String end = "_" + callCenter.shortId();
        if (queue.length() + end.length() <= LONGEST_NAME) {
            return queue + end;
        }
        String hash = "_" + hash(queue);
        String start = queue.substring(0, LONGEST_NAME - end.length() - hash.length());
        // Salesforce takes no two underscores in a row.
        return start.replaceAll("_$", "") + hash + end;
    }

    private static String hash(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java to know SHA-256", e);
        }
    }

    /** The guide's example names a user by the user name; a queue is named by its API name here. */
    private String entry(Pair pair, String name) {
        return MetadataXml.document(
                TYPE,
                it ->
                        it.add("callCenter", callCenter.apiName())
                                .add("developerName", name)
                                .add("externalId", pair.webex().id())
                                .add("masterLabel", label(pair))
                                .add("referenceRecord", pair.salesforce().developerName()));
    }

    private static String label(Pair pair) {
        String name = pair.salesforce().name();
        int end = Math.min(name.length(), LONGEST_NAME);
        return Character.isHighSurrogate(name.charAt(end - 1))
                ? name.substring(0, end - 1)
                : name.substring(0, end);
    }

    private String table() {
        Stream<List<String>> rows =
                pairs.stream()
                        .map(it ->
                                List.of(
                                        callCenter.id(),
                                        developerName(it.salesforce().developerName()),
                                        it.webex().id(),
                                        label(it),
                                        it.salesforce().id()));
        return Stream.concat(
                        Stream.of(
                                List.of(
                                        "CallCenterId",
                                        "DeveloperName",
                                        "ExternalId",
                                        "MasterLabel",
                                        "ReferenceRecordId")),
                        rows)
                .map(row -> row.stream().map(RoutingMap::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** RFC 4180. */
    private static String cell(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
