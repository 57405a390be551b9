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
 */
public record Rules(
        List<DateForm> dates,
        // a file that says nothing about numbers keeps the hash that it had before it could
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NumberStyle numbers,
        Map<ArticleType, List<String>> articleTypes,
        @Nullable ProfileRules profile,
        @Nullable ListRules articles,
        @Nullable ArticleRules article) {

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addModule(new SimpleModule().addSerializer(Pattern.class, ToStringSerializer.instance))
            .build();

    private static final int HASH_LENGTH = 16;

    public Rules {
        dates = dates == null ? List.of() : List.copyOf(dates);
        articleTypes = articleTypes == null || articleTypes.isEmpty() ? Map.of() : ordered(articleTypes);
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
        byte[] canonical = (CANONICAL.writeValueAsString(this) + zone.getId()).getBytes(UTF_8);
        return Sha256.hex(canonical).substring(0, HASH_LENGTH);
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
     * @param items CSS selector of the items, one an article
     * @param withSiblings whether an item's following siblings, up to the next item, belong to it: for flat lists
     * @param drop an item in which one of these finds something is none of the user's articles
     * @param owner whose article an item is; another user's, and one that does not say it, is left out; case does not count
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
