package dev.trawl.parser.extraction;

import dev.trawl.contract.Article;
import dev.trawl.contract.UserId;
import dev.trawl.sitefile.rules.ArticleField;
import dev.trawl.sitefile.rules.Rules.ListRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Reads the articles of a list page. */
final class ListReader {

    private final ListRules rules;

    private final Selectors selectors;

    private final FieldReader fields;

    private final int maxItems;

    ListReader(ListRules rules, Selectors selectors, FieldReader fields, int maxItems) {
        this.rules = rules;
        this.selectors = selectors;
        this.fields = fields;
        this.maxItems = maxItems;
    }

    /**
     * The articles of a list.
     *
     * @param items elements found, before any was left out
     * @param articles each once; only those of the user
     */
    record Listed(int items, List<Article> articles, List<String> warnings) {}

    Listed read(ElementScope page, UserId user, ReadingTrace readingTrace) {
        List<ElementScope> items = items(page);
        if (items.size() > maxItems) {
            throw new ReadingLimitExceeded("its list has more than " + maxItems + " items");
        }
        var articles = new ArrayList<Article>();
        var ids = new HashSet<String>();
        var missing = new LinkedHashMap<String, Integer>();
        var unfit = new LinkedHashMap<String, List<FieldReader.UnfitText>>();
        int own = 0;
        for (ElementScope elementScope : items) {
            Optional<String> dropRule = dropRule(elementScope, user);
            if (dropRule.isPresent()) {
                readingTrace.dropped(dropRule.get());
                continue;
            }
            own++;
            Map<ArticleField, Object> found = fields.read(
                    ArticleField.class,
                    rules.fields(),
                    elementScope,
                    "articles." + own,
                    readingTrace,
                    text -> unfit.computeIfAbsent(text.kind(), kind -> new ArrayList<>())
                            .add(text));
            for (ArticleField field : rules.required()) {
                if (!found.containsKey(field)) {
                    missing.merge(field.label(), 1, Integer::sum);
                }
            }
            if (found.get(ArticleField.ARTICLE_ID) instanceof String id && ids.add(id)) {
                articles.add(RecordConversion.article(found));
            }
        }
        return new Listed(items.size(), articles, warnings(missing, unfit, own));
    }

    /** One more than the limit at most. */
    private List<ElementScope> items(ElementScope page) {
        String path = rules.itemsPath();
        if (path != null) {
            return page.scripts().items(path).orElse(List.of()).stream()
                    .limit(maxItems + 1L)
                    .map(page::item)
                    .toList();
        }
        List<Element> items = page.select(selectors.get(String.valueOf(rules.items())))
                .limit(maxItems + 1L)
                .toList();
        Set<Element> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(items);
        return items.stream()
                .map(item -> rules.withSiblings() ? page.itemWithSiblings(item, all) : page.item(item))
                .toList();
    }

    /** The rule that drops the item because it is no article of the user. */
    private Optional<String> dropRule(ElementScope item, UserId user) {
        if (fields.finds(rules.drop(), item)) {
            return Optional.of("articles.drop");
        }
        return fields.text(rules.owner(), item)
                .filter(owner -> !owner.equalsIgnoreCase(user.value()))
                .map(owner -> "articles.owner is '" + owner + "'");
    }

    private static List<String> warnings(
            Map<String, Integer> missing, Map<String, List<FieldReader.UnfitText>> unfit, int items) {
        Stream<String> notFound = missing.entrySet().stream()
                .map(field -> "articles: " + field.getKey() + " not found in " + field.getValue() + " of " + items
                        + " items");
        Stream<String> notUnderstood = unfit.values().stream()
                .map(texts -> "articles: " + texts.getFirst().sentence() + ", in " + texts.size() + " of " + items
                        + " items");
        return Stream.concat(notFound, notUnderstood).toList();
    }
}
