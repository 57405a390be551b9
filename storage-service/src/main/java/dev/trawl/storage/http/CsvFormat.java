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
 * CSV by RFC 4180 in UTF-8, with one column for each component of the row. Text that a spreadsheet would run as a formula
 * gets an apostrophe before it, as OWASP advises ("CSV Injection").
 */
final class CsvFormat<T extends Record> implements RowExport.Format<T> {

    /** What the parameter {@code bom} does, for the API document. */
    static final String BOM = "true begins the file with a byte order mark, which Excel needs to detect UTF-8."
            + " The default is false.";

    private static final String FORMULA = "=+-@\t\r＝＋－＠";
    private static final CSVFormat RFC = CSVFormat.RFC4180;

    private final RecordComponent[] columns;
    private final boolean bom;

    /** @param bom whether to begin with a byte order mark, which Excel needs to detect UTF-8 */
    CsvFormat(Class<T> row, boolean bom) {
        this.columns = row.getRecordComponents();
        this.bom = bom;
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
        if (bom) {
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
            throw new IllegalStateException("the accessor of " + column + " failed", e);
        }
    }

    private static @Nullable Object cell(@Nullable Object value) {
        return switch (value) {
            case String text -> withoutFormula(text);
            case List<?> texts ->
                withoutFormula(texts.stream().map(String::valueOf).collect(Collectors.joining("; ")));
            case null, default -> value;
        };
    }

    private static String withoutFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
