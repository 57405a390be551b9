package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On {@code crawl.records}: what the parser read from one page.
 *
 * @param rules hash of the rules that read it
 * @param profile absent when the page shows none
 * @param articles in the order of the page
 * @param warnings what a person should look at, such as a required field that was not found
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageRecord(
        @JsonUnwrapped VisitRef visit,
        PageKind kind,
        int number,
        String url,
        int status,
        Instant fetchedAt,
        String rules,
        @Nullable Profile profile,
        List<Article> articles,
        List<String> warnings) {

    public PageRecord {
        Check.present(visit, "visit");
        Check.present(kind, "kind");
        Check.atLeast(1, number, "page number");
        Check.present(url, "url");
        Check.present(fetchedAt, "fetchedAt");
        Check.present(rules, "rules");
        articles = List.copyOf(Check.present(articles, "articles"));
        warnings = List.copyOf(Check.present(warnings, "warnings"));
    }

    public PageRef page() {
        return new PageRef(kind, number);
    }
}
