package dev.trawl.sitefile.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.re2j.Pattern;
import dev.trawl.contract.ArticleType;
import dev.trawl.contract.Sha256;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
}
