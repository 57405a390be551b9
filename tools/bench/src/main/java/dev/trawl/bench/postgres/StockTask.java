package dev.trawl.bench.postgres;

import dev.trawl.contract.Manifest;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.VisitRef;
import java.util.List;

/** A task whose pages have been read and are to be stored. */
public record StockTask(VisitRef visit, List<PageRecord> records, Manifest manifest) {

    public StockTask {
        records = List.copyOf(records);
    }

    /**
     * Rows that it makes: the task and its manifest, a page each, the profile and what was seen of it, each article and what
     * was seen of it.
     */
    public int rows() {
        return 2 + records.size() + 2 + 2 * articles();
    }

    /** On all its pages. */
    public int articles() {
        return records.stream().mapToInt(one -> one.articles().size()).sum();
    }
}
