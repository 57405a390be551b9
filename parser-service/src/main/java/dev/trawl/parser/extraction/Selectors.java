package dev.trawl.parser.extraction;

import dev.trawl.sitefile.BadSiteFile;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.rules.Field;
import dev.trawl.sitefile.rules.Rules;
import dev.trawl.sitefile.rules.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/** The CSS selectors of one site's rules, compiled once. */
final class Selectors {

    private final Map<String, Evaluator> compiled = new HashMap<>();

    private final List<String> faults = new ArrayList<>();

    private final String file;

    private Selectors(String file) {
        this.file = file;
    }

    /** @throws BadSiteFile naming every selector that is not valid, with its place */
    static Selectors of(SiteFile site) {
        var selectors = new Selectors(site.site() + ".yml");
        selectors.addAll(site.rules());
        site.signs().empty().forEach(sign -> selectors.add("signs.empty", sign.select()));
        if (!selectors.faults.isEmpty()) {
            throw new BadSiteFile(selectors.faults);
        }
        return selectors;
    }

    /** The compiled form of a selector of this site's rules. */
    Evaluator get(String css) {
        return Objects.requireNonNull(compiled.get(css), css);
    }

    private void addAll(Rules rules) {
        if (rules.profile() != null) {
            add("rules.profile.present", rules.profile().present());
            addFields("rules.profile.fields", rules.profile().fields());
        }
        if (rules.articles() != null) {
            add("rules.articles.items", rules.articles().items());
            addSources("rules.articles.drop", rules.articles().drop());
            addSources("rules.articles.owner", rules.articles().owner());
            addFields("rules.articles.fields", rules.articles().fields());
        }
        if (rules.article() != null) {
            addFields("rules.article.fields", rules.article().fields());
        }
    }

    private void addFields(String place, Map<? extends Field, List<Source>> fields) {
        fields.forEach((field, sources) -> addSources(place + "." + field.label(), sources));
    }

    private void addSources(String place, List<Source> sources) {
        for (int i = 0; i < sources.size(); i++) {
            String at = place + "." + i;
            switch (sources.get(i)) {
                case Source.Element element -> {
                    add(at + ".select", element.select());
                    add(at + ".without", element.without());
                }
                case Source.Labelled labelled -> add(at + ".in", labelled.in());
                case Source.Variable variable -> {}
                case Source.Json json -> {}
            }
        }
    }

    private void add(String place, @Nullable String css) {
        if (css == null) {
            return;
        }
        try {
            compiled.put(css, QueryParser.parse(css));
        } catch (Selector.SelectorParseException | IllegalArgumentException e) {
            faults.add(file + ": " + place + ": '" + css + "' is not a valid CSS selector: " + e.getMessage());
        }
    }
}
