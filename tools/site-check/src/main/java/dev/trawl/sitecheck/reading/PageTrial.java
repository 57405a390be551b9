package dev.trawl.sitecheck.reading;

import dev.trawl.contract.PageKind;
import dev.trawl.parser.extraction.AskedPage;
import dev.trawl.parser.extraction.PageHtml;
import dev.trawl.parser.extraction.PageReader;
import dev.trawl.parser.extraction.PageReading;
import dev.trawl.parser.extraction.ReadingLimits;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One page read by the rules of a site file, field by field. */
public final class PageTrial {

    private final FieldRules rules;

    private final FoundValues foundValues = new FoundValues();

    private final PageReading pageReading;

    private final TrialVerdict trialVerdict;

    private final List<String> absences;

    private final Optional<AskedPage> askedPage;

    private final Optional<VisitCheck> visitCheck;

    private final PageKind kind;

    public PageTrial(SiteFile site, PageReader reader, PageHtml page) {
        this.kind = page.kind();
        this.pageReading = reader.read(page, foundValues);
        Rules used = foundValues.layout().map(site.rules()::in).orElse(site.rules());
        this.rules = new FieldRules(used);
        this.askedPage = AskedPage.of(page, ReadingLimits.DEFAULT);
        this.visitCheck = askedPage.map(asked -> VisitCheck.of(site, page.kind(), asked));
        this.trialVerdict = TrialVerdict.of(pageReading, page.kind(), used, visitCheck);
        this.absences = AbsentFields.of(used, page.kind(), foundValues);
    }

    public TrialVerdict verdict() {
        return trialVerdict;
    }

    PageReading reading() {
        return pageReading;
    }

    FoundValues found() {
        return foundValues;
    }

    FieldRules rules() {
        return rules;
    }

    /** Each selector of {@code pages} and each sign, with what it finds on the page. */
    List<SelectorChecks.Check> checks() {
        return visitCheck.map(check -> check.checks().all()).orElse(List.of());
    }

    /** What a person should look at though nothing is missing. */
    public List<String> warnings() {
        return Stream.concat(
                        visitCheck.map(VisitCheck::warnings).orElse(List.of()).stream(),
                        SuspectValues.of(rules, foundValues, askedPage).stream())
                .toList();
    }

    /** @param inFull how many items of a list are printed field by field; the others are counted */
    public String text(int inFull) {
        var parts = new ArrayList<String>();
        foundValues.layout().ifPresent(layout -> parts.add("layout " + layout + " stands"));
        visitCheck
                .filter(check -> !check.checks().all().isEmpty())
                .ifPresent(check -> parts.add(
                        "as the fetcher sees it\n" + indented(check.checks().text())));
        sign().ifPresent(parts::add);
        fields("profile").ifPresent(parts::add);
        if (foundValues.items() > 0 || !foundValues.dropped().isEmpty()) {
            parts.add(articles(inFull));
        }
        fields("article").ifPresent(parts::add);
        if (pageReading instanceof PageReading.Shown && !absences.isEmpty()) {
            parts.add("not on this page\n" + indented(String.join("\n", absences)));
        }
        String misses = UnmatchedRules.of(rules, foundValues, askedPage);
        if (!misses.isEmpty()) {
            parts.add("rules that found nothing, or only a rounded number\n" + indented(misses));
        }
        List<String> lacking = MissingInItems.of(rules, foundValues);
        if (!lacking.isEmpty()) {
            parts.add("not found in every item\n" + indented(String.join("\n", lacking)));
        }
        boolean isShown = pageReading instanceof PageReading.Shown;
        List<String> complaints = trialVerdict.complaints();
        if (!isShown && !complaints.isEmpty()) {
            parts.add("what failed\n" + indented(String.join("\n", complaints)));
        }
        List<String> all = isShown
                ? Stream.concat(complaints.stream(), warnings().stream()).toList()
                : warnings();
        if (!all.isEmpty()) {
            parts.add("warnings\n" + indented(String.join("\n", all)));
        }
        return String.join("\n\n", parts);
    }

    /** Whether the page says that it is empty; of a list without items also that it does not. */
    private Optional<String> sign() {
        if (foundValues.empty().isPresent()) {
            return Optional.of("signs.empty." + foundValues.empty().getAsInt() + " holds: the user has no articles");
        }
        return kind == PageKind.LIST
                        && foundValues.items() == 0
                        && foundValues.dropped().isEmpty()
                ? Optional.of("no sign of signs.empty holds")
                : Optional.empty();
    }

    private Optional<String> fields(String part) {
        List<FoundValues.Tried> tried = foundValues.of(part);
        return tried.stream().anyMatch(field -> field.hit().isPresent())
                ? Optional.of(part + "\n" + indented(FieldTable.of(tried)))
                : Optional.empty();
    }

    private String articles(int inFull) {
        List<FoundValues.Tried> tried = foundValues.of("articles");
        int items = foundValues.items();
        var text = new StringBuilder("articles, " + counted(items));
        foundValues.dropped().stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .forEach((why, count) -> text.append("\n  left out: ")
                        .append(counted(count))
                        .append(", ")
                        .append(why));
        if (again() > 0) {
            text.append("\n  left out: ").append(counted(again())).append(", the same article-id as one before");
        }
        Map<Integer, List<FoundValues.Tried>> byItem = tried.stream()
                .collect(Collectors.groupingBy(field -> field.place().item()));
        IntStream.rangeClosed(1, Math.min(items, inFull))
                .forEach(item -> text.append("\n\n  item ")
                        .append(item)
                        .append('\n')
                        .append(indented(indented(FieldTable.of(byItem.getOrDefault(item, List.of()))))));
        if (items > 0) {
            text.append("\n\n  in all ").append(counted(items)).append('\n');
            text.append(indented(indented(Coverage.of(rules.of("articles"), tried, items))));
        }
        return text.toString();
    }

    /** Items whose article was there before; each is stored once. */
    private long again() {
        return pageReading instanceof PageReading.Shown shown
                ? named("articles") + named("article") - shown.articles().size()
                : 0;
    }

    private long named(String part) {
        return foundValues.of(part).stream()
                .filter(field -> field.place().label().equals("article-id"))
                .filter(field -> field.hit().isPresent())
                .count();
    }

    private static String counted(long items) {
        return items == 1 ? "1 item" : items + " items";
    }

    private static String indented(String text) {
        return text.lines().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }
}
