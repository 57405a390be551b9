package dev.trawl.parser.extraction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A file of expected values. It records which of them no test has compared yet. */
final class ExpectedValues {

    private final JsonNode file;

    private final Set<String> untouched = new TreeSet<>();

    private final Map<String, String> leftOut = new LinkedHashMap<>();

    ExpectedValues(JsonNode file) {
        this.file = file;
        addLeaves("", file);
    }

    private void addLeaves(String pointer, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(each -> addLeaves(pointer + "/" + each.getKey(), each.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                addLeaves(pointer + "/" + i, node.get(i));
            }
        } else {
            untouched.add(pointer);
        }
    }

    /** The value at this JSON pointer. It counts as compared. */
    JsonNode take(String pointer) {
        untouched.remove(pointer);
        return file.at(pointer);
    }

    /** An object or array. Its values do not count as compared. */
    JsonNode look(String pointer) {
        return file.at(pointer);
    }

    /**
     * Excludes values from the comparison.
     *
     * @param pointer of a value, or of an object or array with all that it holds
     */
    void leaveOut(String pointer, String reason) {
        if (untouched.removeIf(each -> each.equals(pointer) || each.startsWith(pointer + "/"))) {
            leftOut.put(pointer, reason);
        }
    }

    /** The values that were neither compared nor left out. */
    List<String> untouched() {
        return List.copyOf(untouched);
    }

    /** The excluded values with their reasons, as text. */
    String leftOut() {
        return leftOut.entrySet().stream()
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .collect(Collectors.joining("; "));
    }
}
