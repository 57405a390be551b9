package dev.trawl.storage.postgres;

import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column that pages show, its type, and what a page that does not show it does to it. */
record Column(String name, JDBCType type, Merge merge) {

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
        return new Column(name, JDBCType.VARCHAR, Merge.LATER);
    }

    static Column number(String name) {
        return new Column(name, JDBCType.BIGINT, Merge.LATER);
    }

    static Column time(String name) {
        return new Column(name, JDBCType.TIMESTAMP_WITH_TIMEZONE, Merge.LATER);
    }

    static Column flag(String name) {
        return new Column(name, JDBCType.BOOLEAN, Merge.EVER);
    }

    Column ofItsPage() {
        return new Column(name, type, Merge.OF_ITS_PAGE);
    }

    static Column texts(String name) {
        return new Column(name, JDBCType.ARRAY, Merge.LATER);
    }

    /** The value that stays, of two that one task saw. */
    @Nullable
    Object merged(@Nullable Object earlier, @Nullable Object later) {
        if (merge == Merge.EVER && Boolean.TRUE.equals(earlier)) {
            return true;
        }
        return later == null ? earlier : later;
    }

    void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, type.getVendorTypeNumber());
        } else if (value instanceof List<?> texts) {
            statement.setArray(index, statement.getConnection().createArrayOf("text", texts.toArray()));
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else {
            statement.setObject(index, value, type.getVendorTypeNumber());
        }
    }
}
