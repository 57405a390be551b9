package dev.trawl.scheduler.postgres;

import dev.trawl.scheduler.ledger.LetterFilter;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** A filter of letters as SQL about the alias {@code l}. */
record LetterWhere(String sql, Object[] parameters) {

    static LetterWhere of(LetterFilter filter) {
        var sql = new StringBuilder("true");
        var parameters = new ArrayList<Object>();
        if (filter.ids() != null) {
            sql.append(" and l.letter_id = any (?::bigint[])");
            parameters.add(filter.ids().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
        }
        if (filter.kind() != null) {
            sql.append(" and l.kind = ?");
            parameters.add(filter.kind());
        }
        if (filter.site() != null) {
            sql.append(" and l.site = ?");
            parameters.add(filter.site());
        }
        if (filter.crawl() != null) {
            sql.append(" and l.crawl_id = ?");
            parameters.add(filter.crawl());
        }
        return new LetterWhere(sql.toString(), parameters.toArray());
    }
}
