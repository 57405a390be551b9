package dev.trawl.parser.extraction;

import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.rules.Field;
import dev.trawl.sitefile.rules.Rules;
import dev.trawl.sitefile.rules.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/** The CSS selectors of one site's rules, compiled once. */
final class Selectors {

    private final Map<String, Evaluator> compiled = new HashMap<>();

    /** @param site a site file that was read, so its selectors are valid */
    Selectors(SiteFile site) {
        addAll(site.rules());
        site.signs().empty().forEach(sign -> add(sign.select()));
    }

    /** The compiled form of a selector of this site's rules. */
    Evaluator get(String css) {
        return Objects.requireNonNull(compiled.get(css), css);
    }

    private void addAll(Rules rules) {
        if (rules.profile() != null) {
            add(rules.profile().present());
            rules.profile().owner().forEach(this::add);
            addFields(rules.profile().fields());
        }
        if (rules.articles() != null) {
            add(rules.articles().items());
            rules.articles().drop().forEach(this::add);
            rules.articles().owner().forEach(this::add);
            addFields(rules.articles().fields());
        }
        if (rules.article() != null) {
            addFields(rules.article().fields());
        }
    }

    private void addFields(Map<? extends Field, List<Source>> fields) {
        fields.values().forEach(sources -> sources.forEach(this::add));
    }

    private void add(Source source) {
        switch (source) {
            case Source.Element element -> {
                add(element.select());
                add(element.without());
            }
            case Source.Labelled labelled -> add(labelled.in());
            case Source.Variable variable -> {}
            case Source.Json json -> {}
        }
    }

    private void add(@Nullable String css) {
        if (css != null) {
            compiled.computeIfAbsent(css, QueryParser::parse);
        }
    }
}
