package dev.trawl.storage.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conditions of a question, as SQL with named parameters; values are never part of the text. */
final class SqlConditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds a condition on the one parameter it names, where there is a value. */
    SqlConditions and(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(parameter, value);
        }
        return this;
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }
}
