package dev.trawl.sitefile.rules;

import dev.trawl.contract.PageKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a page lists articles.
 *
 * @param pages the kinds of pages that list articles; default list pages
 * @param items CSS selector of the items, one an article
 * @param withSiblings whether an item's following siblings, up to the next item, belong to it: for flat lists
 * @param drop an item in which one of these finds something is none of the user's articles
 * @param owner whose article an item is; another user's is dropped, case does not count
 * @param fields for each field its sources, tried in order, inside the item
 * @param required fields whose absence is a warning; without {@code article-id} an item is no article
 */
public record ListRules(
        Set<PageKind> pages,
        String items,
        boolean withSiblings,
        List<Source> drop,
        List<Source> owner,
        Map<ArticleField, List<Source>> fields,
        Set<ArticleField> required) {

    public ListRules {
        pages = pages == null ? Set.of(PageKind.LIST) : Ordered.set(PageKind.class, pages);
        drop = drop == null ? List.of() : List.copyOf(drop);
        owner = owner == null ? List.of() : List.copyOf(owner);
        fields = Ordered.sources(ArticleField.class, fields);
        required = Ordered.withArticleId(required);
    }
}
