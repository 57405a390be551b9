package dev.trawl.sitecheck.reading;

import dev.trawl.contract.PageKind;
import dev.trawl.sitefile.rules.Rules;
import dev.trawl.sitefile.rules.Rules.ArticleRules;
import dev.trawl.sitefile.rules.Rules.ListRules;
import dev.trawl.sitefile.rules.Rules.ProfileRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rules look for on pages of a kind and this page does not show; a page may do without. */
final class AbsentFields {

    private final PageKind kind;

    private final FoundValues foundValues;

    private AbsentFields(PageKind kind, FoundValues foundValues) {
        this.kind = kind;
        this.foundValues = foundValues;
    }

    /** A line a part, with what was looked for. */
    static List<String> of(Rules rules, PageKind kind, FoundValues foundValues) {
        var absentFields = new AbsentFields(kind, foundValues);
        return Stream.of(
                        absentFields.profile(rules.profile()),
                        absentFields.articles(rules.articles()),
                        absentFields.article(rules.article()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> profile(@Nullable ProfileRules rules) {
        if (rules == null || !rules.pages().contains(kind) || hasHits("profile")) {
            return Optional.empty();
        }
        boolean absent = rules.present() != null && foundValues.of("profile").isEmpty();
        return Optional.of(
                absent
                        ? "profile: profile.present '" + rules.present() + "' finds nothing"
                        : "profile: none of its fields is found");
    }

    private Optional<String> articles(@Nullable ListRules rules) {
        if (rules == null || !rules.pages().contains(kind)) {
            return Optional.empty();
        }
        return foundValues.items() == 0 && foundValues.dropped().isEmpty()
                ? Optional.of("articles: articles." + rules.place() + " finds nothing")
                : Optional.empty();
    }

    private Optional<String> article(@Nullable ArticleRules rules) {
        return rules == null || !rules.pages().contains(kind) || hasHits("article")
                ? Optional.empty()
                : Optional.of("article: none of its fields is found");
    }

    private boolean hasHits(String part) {
        return foundValues.of(part).stream().anyMatch(field -> field.hit().isPresent());
    }
}
