package dev.tandem.setup;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The list of components that one deployment consists of: a {@code package.xml}. */
public final class MetadataPackage {
    private final SortedMap<String, TreeSet<String>> members = new TreeMap<>();

    /**
     * Adds a component.
     *
     * @param type e.g. {@code PermissionSet}
     * @param name its full name in Salesforce, which is also that of its file
     */
    public MetadataPackage add(String type, String name) {
        members.computeIfAbsent(type, _ -> new TreeSet<>()).add(name);
        return this;
    }

    /** The document. */
    public String xml() {
        return MetadataXml.document(
                "Package",
                document -> {
                    members.forEach((type, names) ->
                            document.group(
                                    "types",
                                    group -> {
                                        names.forEach(name -> group.add("members", name));
                                        group.add("name", type);
                                    }));
                    document.add("version", MetadataXml.API_VERSION);
                });
    }
}
