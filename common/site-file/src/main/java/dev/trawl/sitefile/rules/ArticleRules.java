package dev.trawl.sitefile.rules;

import dev.trawl.contract.PageKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a page that is one article is read.
 *
 * @param pages the kinds of pages that are one article; default article pages
 * @param fields for each field its sources, tried in order
 * @param required fields whose absence is a warning; without {@code article-id} the page cannot be read
 */
public record ArticleRules(Set<PageKind> pages, Map<ArticleField, List<Source>> fields, Set<ArticleField> required) {

    public ArticleRules {
        pages = pages == null ? Set.of(PageKind.ARTICLE) : Ordered.set(PageKind.class, pages);
        fields = Ordered.sources(ArticleField.class, fields);
        required = Ordered.withArticleId(required);
    }
}
