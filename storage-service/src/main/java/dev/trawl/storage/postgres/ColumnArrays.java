package dev.trawl.storage.postgres;

import dev.trawl.postgres.ArrayLiterals;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The columns of some rows, as array parameters for {@code unnest}. One array a column costs driver and database less than
 * one parameter a value.
 *
 * @param <R> a row
 */
final class ColumnArrays<R> {

    private final Collection<R> rows;

    ColumnArrays(Collection<R> rows) {
        this.rows = rows;
    }

    SqlArrayValue texts(Function<R, @Nullable String> value) {
        return array("text", rows.stream().map(value).toArray(String[]::new));
    }

    SqlArrayValue bigints(Function<R, @Nullable Long> value) {
        return array("bigint", rows.stream().map(value).toArray(Long[]::new));
    }

    SqlArrayValue integers(Function<R, Integer> value) {
        return array("integer", rows.stream().map(value).toArray(Integer[]::new));
    }

    SqlArrayValue booleans(Function<R, @Nullable Boolean> value) {
        return array("boolean", rows.stream().map(value).toArray(Boolean[]::new));
    }

    /**
     * IDs and times as text, which the SQL casts: the driver has no binary form for arrays of them. All rows of one page
     * have the same values, so each is written once.
     */
    SqlArrayValue toTexts(Function<R, ? extends @Nullable Object> value) {
        Map<Object, String> known = new HashMap<>();
        return texts(row -> {
            Object object = value.apply(row);
            return object == null ? null : known.computeIfAbsent(object, Object::toString);
        });
    }

    /** Lists of texts as array literals, which the SQL casts: {@code unnest} would flatten an array of arrays. */
    SqlArrayValue textLists(Function<R, @Nullable List<String>> value) {
        return texts(row -> {
            List<String> list = value.apply(row);
            return list == null ? null : ArrayLiterals.ofTexts(list.stream());
        });
    }

    private static SqlArrayValue array(String type, Object[] elements) {
        return new SqlArrayValue(type, elements);
    }
}
