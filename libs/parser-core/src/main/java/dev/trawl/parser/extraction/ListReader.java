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
import java.util.function.Supplier;
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
     * @param failed the field that every article needs and no item shows, where there are items of the user or of unknown users only
     */
    record Listed(int items, List<Article> articles, List<String> warnings, Optional<NeededField> failed) {}

    /** What each item must show. */
    enum NeededField {
        OWNER,
        ARTICLE_ID
    }

    /** How many items stayed in the list, and how many were left out because of their owner. */
    private static final class Owners {

        private int own;

        private int others;

        private int unnamed;

        private String firstOther = "";

        /** What the rule says of an item; empty where the item is the user's. */
        private Optional<String> leftOut(Optional<String> owner, UserId user) {
            if (owner.isEmpty()) {
                unnamed++;
                return Optional.of("articles.owner finds nothing");
            }
            if (owner.get().equalsIgnoreCase(user.value())) {
                return Optional.empty();
            }
            if (others == 0) {
                firstOther = owner.get();
            }
            others++;
            return Optional.of("articles.owner is '" + owner.get() + "'");
        }

        private boolean onlyUnnamed() {
            return own == 0 && others == 0 && unnamed > 0;
        }

        private Stream<String> warnings(UserId user) {
            int asked = own + others + unnamed;
            Stream<String> noOwner = unnamed == 0
                    ? Stream.empty()
                    : Stream.of(
                            "articles: owner not found in " + unnamed + " of " + asked + " items, which are left out");
            Stream<String> nothingOwn = own > 0 || others == 0
                    ? Stream.empty()
                    : Stream.of("articles: none of " + asked + " items is by '" + user + "', the first owner is '"
                            + FieldReader.quoted(firstOther) + "'");
            return Stream.concat(noOwner, nothingOwn);
        }
    }

    Listed read(ElementScope page, UserId user, ReadingTrace readingTrace) {
        List<Supplier<ElementScope>> items = items(page);
        if (items.size() > maxItems) {
            throw new ReadingLimitExceeded("its list has more than " + maxItems + " items");
        }
        var articles = new ArrayList<Article>();
        var ids = new HashSet<String>();
        var missing = new LinkedHashMap<String, Integer>();
        var unfit = new LinkedHashMap<String, List<FieldReader.UnfitText>>();
        var owners = new Owners();
        for (Supplier<ElementScope> item : items) {
            ElementScope elementScope = item.get();
            Optional<String> dropRule = dropRule(elementScope, user, owners);
            if (dropRule.isPresent()) {
                readingTrace.dropped(dropRule.get());
                continue;
            }
            owners.own++;
            readingTrace.item(owners.own, elementScope::source);
            Map<ArticleField, Object> found = fields.read(
                    ArticleField.class,
                    rules.fields(),
                    elementScope,
                    "articles." + owners.own,
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
        List<String> warnings = Stream.concat(owners.warnings(user), warnings(missing, unfit, owners.own))
                .toList();
        return new Listed(items.size(), articles, warnings, failed(owners, articles));
    }

    private static Optional<NeededField> failed(Owners owners, List<Article> articles) {
        if (owners.onlyUnnamed()) {
            return Optional.of(NeededField.OWNER);
        }
        return owners.own > 0 && articles.isEmpty() ? Optional.of(NeededField.ARTICLE_ID) : Optional.empty();
    }

    /**
     * One more than the limit at most. The part of the page that an item is holds its elements as long as the item is read; nested
     * items have nearly the same.
     */
    private List<Supplier<ElementScope>> items(ElementScope page) {
        String path = rules.itemsPath();
        if (path != null) {
            return page.scripts().items(path).orElse(List.of()).stream()
                    .limit(maxItems + 1L)
                    .<Supplier<ElementScope>>map(item -> () -> page.item(item))
                    .toList();
        }
        List<Element> items = page.select(selectors.get(String.valueOf(rules.items())))
                .limit(maxItems + 1L)
                .toList();
        Set<Element> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(items);
        return items.stream()
                .<Supplier<ElementScope>>map(
                        item -> () -> rules.withSiblings() ? page.itemWithSiblings(item, all) : page.item(item))
                .toList();
    }

    /** The rule that drops the item because it is no article of the user. */
    private Optional<String> dropRule(ElementScope item, UserId user, Owners owners) {
        if (fields.finds(rules.drop(), item)) {
            return Optional.of("articles.drop");
        }
        return rules.owner().isEmpty() ? Optional.empty() : owners.leftOut(fields.text(rules.owner(), item), user);
    }

    private static Stream<String> warnings(
            Map<String, Integer> missing, Map<String, List<FieldReader.UnfitText>> unfit, int items) {
        Stream<String> notFound = missing.entrySet().stream()
                .map(field -> "articles: " + field.getKey() + " not found in " + field.getValue() + " of " + items
                        + " items");
        Stream<String> notUnderstood = unfit.values().stream()
                .map(texts -> "articles: " + texts.getFirst().sentence() + ", in " + texts.size() + " of " + items
                        + " items");
        return Stream.concat(notFound, notUnderstood);
    }
}
