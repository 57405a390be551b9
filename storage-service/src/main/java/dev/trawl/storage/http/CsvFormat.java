package dev.trawl.storage.http;

import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 says, in UTF-8, a column for each component of the row. Text that a spreadsheet would run as a formula
 * begins with an apostrophe, as OWASP advises ("CSV Injection").
 */
final class CsvFormat<T extends Record> implements RowExport.Format<T> {

    private static final String FORMULA = "=+-@\t\r＝＋－＠";
    private static final CSVFormat RFC = CSVFormat.RFC4180;

    private final RecordComponent[] columns;
    private final boolean mark;

    /** @param mark whether to begin with a byte order mark, which Excel wants in order to see UTF-8 */
    CsvFormat(Class<T> row, boolean mark) {
        this.columns = row.getRecordComponents();
        this.mark = mark;
        for (RecordComponent column : columns) {
            column.getAccessor().setAccessible(true);
        }
    }

    @Override
    public String mediaType() {
        return "text/csv;charset=UTF-8";
    }

    @Override
    public void begin(Writer out) throws IOException {
        if (mark) {
            out.write('\uFEFF');
        }
        RFC.printRecord(
                out, Arrays.stream(columns).map(RecordComponent::getName).toArray());
    }

    @Override
    public void row(T row, Writer out) throws IOException {
        @Nullable Object[] cells = new @Nullable Object[columns.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(value(columns[i], row));
        }
        RFC.printRecord(out, cells);
    }

    private @Nullable Object value(RecordComponent column, T row) {
        try {
            return column.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessor " + column, e);
        }
    }

    private static @Nullable Object cell(@Nullable Object value) {
        return switch (value) {
            case String text -> harmless(text);
            case List<?> texts -> harmless(texts.stream().map(String::valueOf).collect(Collectors.joining("; ")));
            case null, default -> value;
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
