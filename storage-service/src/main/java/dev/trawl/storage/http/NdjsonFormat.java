package dev.trawl.storage.http;

import java.io.IOException;
import java.io.Writer;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line, in UTF-8. */
record NdjsonFormat<T>(JsonMapper json) implements RowExport.Format<T> {

    @Override
    public String mediaType() {
        return "application/x-ndjson;charset=UTF-8";
    }

    @Override
    public void begin(Writer out) {
        // no header
    }

    @Override
    public void row(T row, Writer out) throws IOException {
        out.write(json.writeValueAsString(row));
        out.write('\n');
    }
}
