package dev.trawl.parser.extraction;

import dev.trawl.messages.Article;
import dev.trawl.messages.PageKind;
import dev.trawl.messages.Profile;
import dev.trawl.parser.extraction.ListReader.Listed;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.rules.ArticleField;
import dev.trawl.sitefile.rules.ArticleRules;
import dev.trawl.sitefile.rules.ListRules;
import dev.trawl.sitefile.rules.ProfileField;
import dev.trawl.sitefile.rules.ProfileRules;
import dev.trawl.sitefile.rules.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pages of one site by its rules. Whatever the page, it takes bounded time and memory and throws nothing.
 * Thread-safe.
 */
public final class PageReader {

    /** So many places that found nothing are told; a list of all would hide them. */
    private static final int MAX_PLACES = 20;

    private final SiteFile site;

    private final ReadingLimits limits;

    private final Selectors selectors;

    private final FieldReader fields;

    public PageReader(SiteFile site, ReadingLimits limits) {
        this.site = site;
        this.limits = limits;
        this.selectors = new Selectors(site);
        this.fields = new FieldReader(new SourceTexts(selectors), new Conversion(site.rules(), site.zone()));
    }

    /** Tells the rules that read a page from others; goes with every record. */
    public String rulesHash() {
        return site.rules().hash(site.zone());
    }

    public Reading read(PageHtml page) {
        return read(page, Trace.NONE);
    }

    /** @param trace is told which rule found each value */
    public Reading read(PageHtml page, Trace trace) {
        try {
            var deadline = new Deadline(limits.time(), System::nanoTime);
            Document document = PageDocument.parse(page, limits, deadline);
            return new OnePage(page, Scope.wholePage(document, deadline), trace).read();
        } catch (ReadingTooMuch e) {
            return new Reading.TooMuch(e.reason());
        } catch (StackOverflowError | OutOfMemoryError e) {
            return new Reading.TooMuch("reading it needs too much memory");
        } catch (RuntimeException e) {
            // jsoup 1.24.1 does so where misnested formatting elements meet its depth limit
            return new Reading.Broken("it cannot be taken apart: " + e);
        }
    }

    /** The reading of one page. */
    private final class OnePage {

        private final PageHtml page;

        private final Scope scope;

        private final Trace trace;

        private final List<Article> articles = new ArrayList<>();

        private final List<String> warnings = new ArrayList<>();

        private final List<String> failed = new ArrayList<>();

        private boolean listWithoutItems;

        OnePage(PageHtml page, Scope scope, Trace trace) {
            this.page = page;
            this.scope = scope;
            this.trace = trace;
        }

        Reading read() {
            if (trace != Trace.NONE) {
                EmptySigns.first(site.signs().empty(), scope, selectors).ifPresent(trace::empty);
            }
            Profile profile = profile(site.rules().profile());
            list(site.rules().articles());
            article(site.rules().article());
            boolean nothing = profile == null && articles.isEmpty() && !failed.isEmpty();
            if ((nothing || listWithoutItems) && !EmptySigns.hold(site.signs().empty(), scope, selectors)) {
                boolean emptyIsTold = !site.signs().empty().isEmpty();
                if (nothing || emptyIsTold) {
                    return new Reading.LayoutChanged(failed);
                }
                warnings.add("articles: no item found by " + String.join("; ", failed));
            }
            return new Reading.Shown(profile, articles, warnings);
        }

        private @Nullable Profile profile(@Nullable ProfileRules rules) {
            if (rules == null || !rules.pages().contains(page.kind())) {
                return null;
            }
            if (rules.present() != null
                    && scope.select(selectors.get(rules.present())).findAny().isEmpty()) {
                failed.add("profile.present '" + rules.present() + "'");
                return null;
            }
            Map<ProfileField, Object> found = fields.read(ProfileField.class, rules.fields(), scope, "profile", trace);
            if (found.isEmpty()) {
                failed.add(places("profile.fields", rules.fields().values()));
                return null;
            }
            rules.required().stream()
                    .filter(field -> !found.containsKey(field))
                    .forEach(field -> warnings.add("profile: " + field.label() + " not found"));
            return Records.profile(found);
        }

        private void list(@Nullable ListRules rules) {
            if (rules == null || !rules.pages().contains(page.kind())) {
                return;
            }
            Listed listed = new ListReader(rules, selectors, fields, limits.items()).read(scope, page.user(), trace);
            articles.addAll(listed.articles());
            warnings.addAll(listed.warnings());
            if (listed.items() == 0) {
                failed.add("articles.items '" + rules.items() + "'");
                listWithoutItems = page.kind() == PageKind.LIST;
            } else if (listed.articles().isEmpty() && !listed.warnings().isEmpty()) {
                failed.add(tried("articles", rules.fields()));
                listWithoutItems = true;
            }
        }

        private void article(@Nullable ArticleRules rules) {
            if (rules == null || !rules.pages().contains(page.kind())) {
                return;
            }
            Map<ArticleField, Object> found = fields.read(ArticleField.class, rules.fields(), scope, "article", trace);
            if (!found.containsKey(ArticleField.ARTICLE_ID)) {
                failed.add(tried("article", rules.fields()));
                return;
            }
            rules.required().stream()
                    .filter(field -> !found.containsKey(field))
                    .forEach(field -> warnings.add("article: " + field.label() + " not found"));
            articles.add(Records.article(found));
        }

        private static String tried(String place, Map<ArticleField, List<Source>> rules) {
            return places(
                    place + ".fields.article-id", List.of(rules.getOrDefault(ArticleField.ARTICLE_ID, List.of())));
        }

        private static String places(String place, Collection<List<Source>> sources) {
            return sources.stream()
                    .flatMap(List::stream)
                    .map(Source::place)
                    .distinct()
                    .limit(MAX_PLACES)
                    .collect(Collectors.joining(", ", place + " ", ""));
        }
    }
}
