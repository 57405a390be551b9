package dev.trawl.sitecheck.reading;

import dev.trawl.contract.PageKind;
import dev.trawl.parser.extraction.PageReading;
import dev.trawl.sitefile.rules.Rules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a page was read as it should be.
 *
 * @param fine whether nothing is missing that must be there
 * @param sentence what would be stored, or what would become of the page
 * @param complaints what a person should look at
 */
public record TrialVerdict(boolean fine, String sentence, List<String> complaints) {

    public TrialVerdict {
        complaints = List.copyOf(complaints);
    }

    /** What would become of the page in a crawl: the fetcher looks at it before the parser does. */
    static TrialVerdict of(PageReading pageReading, PageKind kind, Rules rules, Optional<VisitCheck> visitCheck) {
        TrialVerdict read = ofReading(pageReading, kind, rules);
        Optional<String> end = visitCheck.flatMap(VisitCheck::end);
        if (end.isPresent() && isRead(kind, rules)) {
            return new TrialVerdict(false, "nothing would be stored: " + end.get(), read.complaints());
        }
        List<String> faults = visitCheck.map(VisitCheck::faults).orElse(List.of());
        return faults.isEmpty()
                ? read
                : new TrialVerdict(
                        false,
                        read.sentence(),
                        Stream.concat(faults.stream(), read.complaints().stream())
                                .toList());
    }

    private static TrialVerdict ofReading(PageReading pageReading, PageKind kind, Rules rules) {
        return switch (pageReading) {
            case PageReading.Shown shown
            when !isRead(kind, rules) ->
                new TrialVerdict(false, "nothing would be stored: no rule reads " + kind.label() + " pages", List.of());
            case PageReading.Shown shown ->
                new TrialVerdict(shown.warnings().isEmpty(), stored(shown), shown.warnings());
            case PageReading.LayoutChanged changed ->
                dead("layout changed: nothing on the page matches", changed.failed());
            case PageReading.OtherUser other -> dead("the page is unreadable", List.of(other.reason()));
            case PageReading.Broken broken -> dead("the page is unreadable", List.of(broken.reason()));
            case PageReading.TooMuch tooMuch -> dead("the page is too much", List.of(tooMuch.reason()));
        };
    }

    private static TrialVerdict dead(String sentence, List<String> complaints) {
        return new TrialVerdict(
                false, "nothing would be stored, the page would end on crawl.dead.page: " + sentence, complaints);
    }

    private static boolean isRead(PageKind kind, Rules rules) {
        return (rules.profile() != null && rules.profile().pages().contains(kind))
                || (rules.articles() != null && rules.articles().pages().contains(kind))
                || (rules.article() != null && rules.article().pages().contains(kind));
    }

    private static String stored(PageReading.Shown shown) {
        int articles = shown.articles().size();
        return "would be stored: " + (shown.profile() == null ? "no profile" : "1 profile") + ", "
                + (articles == 1 ? "1 article" : articles == 0 ? "no articles" : articles + " articles");
    }
}
