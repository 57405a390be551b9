package dev.trawl.scheduler.postgres;

import dev.trawl.scheduler.letter.LetterFilter;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** A filter of letters as SQL about the alias {@code l}. */
record LetterFilterSql(String sql, Object[] parameters) {

    static LetterFilterSql of(LetterFilter filter) {
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
        if (filter.since() != null) {
            sql.append(" and l.at >= ?");
            parameters.add(Columns.at(filter.since()));
        }
        if (filter.until() != null) {
            sql.append(" and l.at < ?");
            parameters.add(Columns.at(filter.until()));
        }
        if (filter.text() != null) {
            sql.append(" and concat_ws(' ', l.reason, l.user_id, l.letter #>> '{where,url}') ilike ?");
            parameters.add("%" + Columns.text(filter.text()).replaceAll("[\\\\%_]", "\\\\$0") + "%");
        }
        return new LetterFilterSql(sql.toString(), parameters.toArray());
    }
}
