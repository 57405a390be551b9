package dev.trawl.sitefile.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.re2j.Pattern;
import dev.trawl.contract.Article.ArticleType;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.Sha256;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * How the pages of a site are read.
 *
 * @param dates forms of dates such as {@code yyyy-MM-dd HH:mm}, tried in this order
 * @param numbers how the site writes numbers; null: as most do
 * @param articleTypes the words that a page uses for each type
 * @param profile absent: no page shows a profile
 * @param articles the items of list pages; absent: there are none
 * @param article a page that is one article; absent: such pages are not read
 * @param layouts by the name of a layout of the list: what is read otherwise where that layout stands
 */
public record Rules(
        List<DateForm> dates,
        // a file that says nothing about numbers keeps the hash that it had before it could
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NumberStyle numbers,
        Map<ArticleType, List<String>> articleTypes,
        @Nullable ProfileRules profile,
        @Nullable ListRules articles,
        @Nullable ArticleRules article,
        // a file whose lists have one layout keeps its hash too
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, LayoutRules> layouts) {

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(new SimpleModule().addSerializer(Pattern.class, ToStringSerializer.instance))
            .build();

    private static final int HASH_LENGTH = 16;

    public Rules {
        dates = dates == null ? List.of() : List.copyOf(dates);
        articleTypes = articleTypes == null || articleTypes.isEmpty() ? Map.of() : ordered(articleTypes);
        layouts = layouts == null ? Map.of() : Map.copyOf(layouts);
    }

    /** The rules for a page of a list on which this layout stands. */
    public Rules in(String layout) {
        LayoutRules own = layouts.get(layout);
        return own == null
                ? this
                : new Rules(
                        dates,
                        numbers,
                        articleTypes,
                        own.profile() == null ? profile : own.profile(),
                        own.articles() == null ? articles : own.articles(),
                        article,
                        layouts);
    }

    /** Whether pages of this kind show whose they are: all that is read on them, in whatever layout, has an owner. */
    public boolean showOwner(PageKind kind) {
        List<List<Source>> owners = Stream.concat(
                        Stream.of(new LayoutRules(profile, articles)), layouts.values().stream())
                .flatMap(read -> read.ownersOn(kind))
                .toList();
        return !owners.isEmpty() && owners.stream().noneMatch(List::isEmpty);
    }

    private static Map<ArticleType, List<String>> ordered(Map<ArticleType, List<String>> words) {
        var copy = new EnumMap<ArticleType, List<String>>(ArticleType.class);
        words.forEach((type, list) -> copy.put(type, List.copyOf(list)));
        return java.util.Collections.unmodifiableMap(copy);
    }

    /**
     * Tells these rules from others: the first {@value #HASH_LENGTH} hex digits of the SHA-256 over their canonical form
     * and the zone of their dates. What else a site file holds, and how it is laid out, does not change it.
     */
    public String hash(ZoneId zone) {
        return hash(zone, "");
    }

    /** @param layouts what decides between the rules of layouts; does not count where no layout has rules of its own */
    public String hash(ZoneId zone, String layouts) {
        String decides = this.layouts.isEmpty() ? "" : layouts;
        byte[] canonical = (CANONICAL.writeValueAsString(this) + zone.getId() + decides).getBytes(UTF_8);
        return Sha256.hex(canonical).substring(0, HASH_LENGTH);
    }

    /**
     * What is read otherwise where one layout of a list stands.
     *
     * @param profile absent: as on other pages
     * @param articles absent: as on other pages
     */
    public record LayoutRules(
            @Nullable ProfileRules profile, @Nullable ListRules articles) {

        private Stream<List<Source>> ownersOn(PageKind kind) {
            return Stream.concat(
                    Stream.ofNullable(profile)
                            .filter(rules -> rules.pages().contains(kind))
                            .map(ProfileRules::owner),
                    Stream.ofNullable(articles)
                            .filter(rules -> rules.pages().contains(kind))
                            .map(ListRules::owner));
        }
    }

    /**
     * Where a page shows the profile.
     *
     * @param pages the kinds of pages that may show it; default the profile page
     * @param present CSS selector of what stands where a profile is shown; absent: one is shown where any field is found
     * @param owner whose profile it is; a page that shows another user, or none, is refused; case does not count
     * @param fields for each field its sources, tried in order
     * @param required fields whose absence, where a profile is shown, is a warning
     */
    public record ProfileRules(
            Set<PageKind> pages,
            @Nullable String present,
            // rules without an owner keep the hash that they had before there was one
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Source> owner,
            Map<ProfileField, List<Source>> fields,
            Set<ProfileField> required) {

        public ProfileRules {
            pages = pages == null ? Set.of(PageKind.PROFILE) : Ordered.set(PageKind.class, pages);
            owner = owner == null ? List.of() : List.copyOf(owner);
            fields = Ordered.sources(ProfileField.class, fields);
            required = required == null ? Set.of() : Ordered.set(ProfileField.class, required);
        }
    }

    /**
     * Where a page lists articles.
     *
     * @param pages the kinds of pages that list articles; default list pages
     * @param items CSS selector of the items, one an article; absent in a JSON document
     * @param itemsPath the path of the items in a JSON document; {@code .} where the document itself is the list of them
     * @param withSiblings whether an item's following siblings, up to the next item, belong to it: for flat lists
     * @param drop an item in which one of these finds something is none of the user's articles
     * @param owner whose article an item is; another user's, and one that does not say it, is left out; case does not count
     * @param fields for each field its sources, tried in order, inside the item
     * @param required fields whose absence is a warning; without {@code article-id} an item is no article
     */
    public record ListRules(
            Set<PageKind> pages,
            @Nullable String items,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String itemsPath,

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
            if ((items == null) == (itemsPath == null)) {
                throw new IllegalArgumentException(
                        "a list has both or none of items and items-path, expected one: HTML or JSON");
            }
            boolean json = itemsPath != null;
            Stream.concat(Stream.of(drop, owner), fields.values().stream())
                    .flatMap(List::stream)
                    .filter(source -> json != source.standsInDocument())
                    .findFirst()
                    .ifPresent(source -> {
                        throw new IllegalArgumentException(
                                json
                                        ? "the items are JSON and a place in them has " + source.place()
                                                + ", expected path"
                                        : "the items are HTML and a place in them has " + source.place()
                                                + " alone, expected select, in, script or json");
                    });
        }

        /** Where the items are, for a person. */
        public String place() {
            return items == null ? "items-path " + itemsPath : "items '" + items + "'";
        }
    }

    /**
     * How a page that is one article is read.
     *
     * @param pages the kinds of pages that are one article; default article pages
     * @param fields for each field its sources, tried in order
     * @param required fields whose absence is a warning; without {@code article-id} the page cannot be read
     */
    public record ArticleRules(
            Set<PageKind> pages, Map<ArticleField, List<Source>> fields, Set<ArticleField> required) {

        public ArticleRules {
            pages = pages == null ? Set.of(PageKind.ARTICLE) : Ordered.set(PageKind.class, pages);
            fields = Ordered.sources(ArticleField.class, fields);
            required = Ordered.withArticleId(required);
        }
    }
}
