package dev.trawl.sitecheck.reading;

import dev.trawl.contract.Article.ArticleType;
import dev.trawl.parser.extraction.PageReading;
import dev.trawl.sitefile.rules.DateForm.ShownDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a trial found, as maps and lists that become JSON. */
public final class TrialJson {

    private TrialJson() {}

    public static Map<String, Object> of(PageTrial trial) {
        var json = new LinkedHashMap<String, Object>();
        json.put("fine", trial.verdict().fine());
        json.put("result", trial.verdict().sentence());
        json.put("complaints", trial.verdict().complaints());
        json.put("warnings", trial.warnings());
        json.put("checks", trial.checks().stream().map(TrialJson::check).toList());
        json.put("stored", stored(trial.reading()));
        json.put("profile", fields(trial.found().of("profile")));
        json.put("items", items(trial.found()));
        json.put("leftOut", trial.found().dropped());
        json.put("article", fields(trial.found().of("article")));
        return json;
    }

    private static Map<String, Object> stored(PageReading pageReading) {
        boolean isShown = pageReading instanceof PageReading.Shown;
        var stored = new LinkedHashMap<String, Object>();
        stored.put("profiles", pageReading instanceof PageReading.Shown shown && shown.profile() != null ? 1 : 0);
        stored.put(
                "articles",
                isShown ? ((PageReading.Shown) pageReading).articles().size() : 0);
        return stored;
    }

    private static Map<String, Object> check(SelectorChecks.Check check) {
        return Map.of("place", check.place(), "rule", check.rule(), "finding", check.finding());
    }

    private static List<Map<String, @Nullable Object>> items(FoundValues found) {
        Map<Integer, List<FoundValues.Tried>> byItem = new LinkedHashMap<>();
        found.of("articles")
                .forEach(tried -> byItem.computeIfAbsent(tried.place().item(), item -> new ArrayList<>())
                        .add(tried));
        return byItem.values().stream().map(TrialJson::fields).toList();
    }

    /** By the label of the field; null for one that was not found. */
    private static Map<String, @Nullable Object> fields(List<FoundValues.Tried> tried) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        tried.forEach(field -> fields.put(
                field.place().label(), field.hit().map(TrialJson::hit).orElse(null)));
        return fields;
    }

    private static Map<String, Object> hit(FoundValues.Hit hit) {
        var json = new LinkedHashMap<String, Object>();
        switch (hit.value()) {
            case ShownDate date -> {
                json.put("value", date.at().toString());
                json.put("precision", date.precision().label());
            }
            case ArticleType type -> json.put("value", type.label());
            default -> json.put("value", hit.value());
        }
        json.put("text", hit.text());
        json.put("rule", hit.rule());
        json.put("place", RulePlace.of(hit.source()));
        return json;
    }
}
