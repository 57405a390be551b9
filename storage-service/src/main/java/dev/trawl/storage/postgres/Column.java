package dev.trawl.storage.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column that pages show, its type, and what a page that does not show it does to it. */
record Column(String name, Type type, Merge merge) {

    /** What a column holds, and as what it travels: text where the driver has no binary form for an array of it. */
    enum Type {
        TEXT("text"),
        NUMBER("bigint"),
        FLAG("boolean"),
        TIME("timestamptz"),
        ID("uuid"),
        /** An array of arrays would lose its rows. */
        TEXTS("text[]");

        private final String postgres;

        Type(String postgres) {
            this.postgres = postgres;
        }

        /** The elements of the array that it travels in. */
        String element() {
            return switch (this) {
                case NUMBER, FLAG -> postgres;
                case TEXT, TIME, ID, TEXTS -> "text";
            };
        }

        /** Its value in SQL, from a column of such elements. */
        String from(String column) {
            return element().equals(postgres) ? column : column + "::" + postgres;
        }

        /** These values as an array. */
        Array array(Connection connection, List<? extends @Nullable Object> values) throws SQLException {
            return connection.createArrayOf(
                    element(),
                    switch (this) {
                        case NUMBER -> values.toArray(new Long[0]);
                        case FLAG -> values.toArray(new Boolean[0]);
                        case TEXT -> values.toArray(new String[0]);
                        case TIME, ID, TEXTS -> texts(connection, values);
                    });
        }

        /** Of one page all rows have the same times and IDs: each is written once. */
        private static @Nullable String[] texts(Connection connection, List<? extends @Nullable Object> values)
                throws SQLException {
            Map<Object, String> known = new HashMap<>();
            var texts = new @Nullable String[values.size()];
            for (int i = 0; i < texts.length; i++) {
                Object value = values.get(i);
                if (value == null) {
                    continue;
                }
                String text = known.get(value);
                if (text == null) {
                    text = value instanceof List<?> several
                            ? connection
                                    .createArrayOf("text", several.toArray())
                                    .toString()
                            : value.toString();
                    known.put(value, text);
                }
                texts[i] = text;
            }
            return texts;
        }
    }

    /** Which of two values of one task stays. */
    enum Merge {
        /** The later one; null says nothing. */
        LATER,
        /** True, once it was true: a pinned article is listed again at its date, without the mark. */
        EVER,
        /** As {@link #LATER}, and a page of another kind in a later task says nothing either. */
        OF_ITS_PAGE
    }

    static Column text(String name) {
        return new Column(name, Type.TEXT, Merge.LATER);
    }

    static Column number(String name) {
        return new Column(name, Type.NUMBER, Merge.LATER);
    }

    static Column time(String name) {
        return new Column(name, Type.TIME, Merge.LATER);
    }

    static Column flag(String name) {
        return new Column(name, Type.FLAG, Merge.EVER);
    }

    Column ofItsPage() {
        return new Column(name, type, Merge.OF_ITS_PAGE);
    }

    static Column texts(String name) {
        return new Column(name, Type.TEXTS, Merge.LATER);
    }

    /** The value that stays, of two that one task saw. */
    @Nullable
    Object merged(@Nullable Object earlier, @Nullable Object later) {
        if (merge == Merge.EVER && Boolean.TRUE.equals(earlier)) {
            return true;
        }
        return later == null ? earlier : later;
    }
}
