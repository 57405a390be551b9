package dev.trawl.sitefile.rules;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Unmodifiable copies in the order of the enumeration, so that equal rules have equal canonical forms. */
final class Ordered {

    private Ordered() {}

    static <E extends Enum<E>> Set<E> set(Class<E> type, Collection<E> values) {
        var copy = EnumSet.noneOf(type);
        copy.addAll(values);
        return Collections.unmodifiableSet(copy);
    }

    static Set<ArticleField> withArticleId(@Nullable Set<ArticleField> required) {
        var copy = EnumSet.of(ArticleField.ARTICLE_ID);
        if (required != null) {
            copy.addAll(required);
        }
        return Collections.unmodifiableSet(copy);
    }

    static <E extends Enum<E>> Map<E, List<Source>> sources(Class<E> type, Map<E, List<Source>> fields) {
        var copy = new EnumMap<E, List<Source>>(type);
        fields.forEach((field, sources) -> copy.put(field, List.copyOf(sources)));
        return Collections.unmodifiableMap(copy);
    }
}
