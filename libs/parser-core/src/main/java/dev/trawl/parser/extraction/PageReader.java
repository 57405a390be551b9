package dev.trawl.parser.extraction;

import dev.trawl.contract.Article;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.Profile;
import dev.trawl.parser.extraction.ListReader.Listed;
import dev.trawl.sitefile.Layout;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.rules.ArticleField;
import dev.trawl.sitefile.rules.ProfileField;
import dev.trawl.sitefile.rules.Rules;
import dev.trawl.sitefile.rules.Rules.ArticleRules;
import dev.trawl.sitefile.rules.Rules.ListRules;
import dev.trawl.sitefile.rules.Rules.ProfileRules;
import dev.trawl.sitefile.rules.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pages of one site by its rules. Reading any page takes bounded time and memory and throws no exception.
 * {@link ReadingLimits} bound the memory, because a parser that runs out of it ends. Thread-safe.
 */
public final class PageReader {

    /** The most places without a value that a warning names. */
    private static final int MAX_PLACES = 20;

    private final SiteFile site;

    private final ReadingLimits limits;

    private final Selectors selectors;

    private final FieldReader fields;

    public PageReader(SiteFile site, ReadingLimits limits) {
        this.site = site;
        this.limits = limits;
        this.selectors = new Selectors(site);
        this.fields = new FieldReader(new SourceTexts(selectors), new ValueConversion(site.rules(), site.zone()));
    }

    /** The hash of the rules. Every record has it. */
    public String rulesHash() {
        return site.rulesHash();
    }

    public PageReading read(PageHtml page) {
        return read(page, ReadingTrace.NONE);
    }

    /** @param readingTrace receives which rule found each value */
    public PageReading read(PageHtml page, ReadingTrace readingTrace) {
        try {
            var readingDeadline = new ReadingDeadline(limits.time(), System::nanoTime);
            Document document = isSavedJson(page)
                    ? PageDocument.ofJson(page, limits)
                    : PageDocument.parse(page, limits, readingDeadline);
            var texts = new PageTexts(limits.sizes(), page.html().length);
            return new OnePage(page, ElementScope.wholePage(document, readingDeadline, texts), readingTrace).read();
        } catch (ReadingLimitExceeded e) {
            return new PageReading.TooMuch(e.reason());
        } catch (StackOverflowError e) {
            return new PageReading.TooMuch("its elements or its JSON are nested too deep");
        } catch (RuntimeException e) {
            // jsoup 1.24.1 throws where misnested formatting elements meet its depth limit
            return new PageReading.Broken("it cannot be taken apart: " + e);
        }
    }

    /** Whether this is the JSON document itself, and not the page in which a browser shows it. */
    private boolean isSavedJson(PageHtml page) {
        return page.kind() == PageKind.LIST && site.layouts().anyMatch(Layout::isJson) && PageDocument.isJson(page);
    }

    /** The reading of one page. */
    private final class OnePage {

        private final PageHtml page;

        private final ElementScope elementScope;

        private final ReadingTrace readingTrace;

        private final List<Article> articles = new ArrayList<>();

        private final List<String> warnings = new ArrayList<>();

        private final List<String> failed = new ArrayList<>();

        private boolean listWithoutItems;

        private PageReading.@Nullable OtherUser otherUser;

        private boolean emptyDocument;

        private Optional<Layout> standing = Optional.empty();

        OnePage(PageHtml page, ElementScope elementScope, ReadingTrace readingTrace) {
            this.page = page;
            this.elementScope = elementScope;
            this.readingTrace = readingTrace;
        }

        PageReading read() {
            if (readingTrace != ReadingTrace.NONE) {
                EmptySigns.first(site.signs().empty(), elementScope, selectors).ifPresent(readingTrace::empty);
            }
            Rules rules = rules();
            if (page.kind() == PageKind.LIST
                    && rules.articles() == null
                    && !rules.layouts().isEmpty()) {
                return new PageReading.LayoutChanged(
                        site.layouts().map(Layout::sign).toList());
            }
            Profile profile = profile(rules.profile());
            if (otherUser != null) {
                return otherUser;
            }
            list(rules.articles());
            article(rules.article());
            boolean nothing = profile == null && articles.isEmpty() && !failed.isEmpty() && !emptyDocument;
            if ((nothing || listWithoutItems) && !EmptySigns.hold(site.signs().empty(), elementScope, selectors)) {
                // the first page of a list that goes on elsewhere may show no item
                boolean hasRest =
                        standing.filter(layout -> layout.rest() != null).isPresent();
                if (nothing || !site.signs().empty().isEmpty() && !hasRest) {
                    return new PageReading.LayoutChanged(failed);
                }
                warnings.add("articles: nothing found by " + String.join("; ", failed));
            }
            return new PageReading.Shown(profile, articles, warnings);
        }

        /** Those of the layout that stands, on a page of a list. */
        private Rules rules() {
            if (page.kind() == PageKind.LIST && !site.rules().layouts().isEmpty()) {
                standing = site.layouts().filter(this::stands).findFirst();
            }
            standing.ifPresent(layout -> readingTrace.layout(layout.name()));
            return standing.map(layout -> site.rules().in(layout.name())).orElse(site.rules());
        }

        private boolean stands(Layout layout) {
            return layout.isJson()
                    ? isList(layout.itemsPath())
                    : elementScope
                            .select(selectors.get(String.valueOf(layout.ready())))
                            .findAny()
                            .isPresent();
        }

        private boolean isList(@Nullable String path) {
            return path != null && elementScope.scripts().items(path).isPresent();
        }

        private @Nullable Profile profile(@Nullable ProfileRules rules) {
            if (rules == null || !rules.pages().contains(page.kind())) {
                return null;
            }
            Optional<String> owner = fields.text(rules.owner(), elementScope);
            if (owner.isPresent() && !page.user().value().equalsIgnoreCase(owner.get())) {
                otherUser = otherUser(rules, owner);
            }
            if (rules.present() != null
                    && elementScope
                            .select(selectors.get(rules.present()))
                            .findAny()
                            .isEmpty()) {
                failed.add("profile.present '" + rules.present() + "'");
                return null;
            }
            Map<ProfileField, Object> found = fields.read(
                    ProfileField.class,
                    rules.fields(),
                    elementScope,
                    "profile",
                    readingTrace,
                    text -> warnings.add("profile: " + text.sentence()));
            if (found.isEmpty()) {
                failed.add(places("profile.fields", rules.fields().values()));
                return null;
            }
            if (owner.isEmpty() && !rules.owner().isEmpty()) {
                otherUser = otherUser(rules, owner);
            }
            rules.required().stream()
                    .filter(field -> !found.containsKey(field))
                    .forEach(field -> warnings.add("profile: " + field.label() + " not found"));
            return RecordConversion.profile(found);
        }

        private PageReading.OtherUser otherUser(ProfileRules rules, Optional<String> shown) {
            return new PageReading.OtherUser(
                    page.user(), shown.map(FieldReader::quoted), places("profile.owner", List.of(rules.owner())));
        }

        private void list(@Nullable ListRules rules) {
            if (rules == null || !rules.pages().contains(page.kind())) {
                return;
            }
            Listed listed = new ListReader(rules, selectors, fields, limits.items())
                    .read(elementScope, page.user(), readingTrace);
            articles.addAll(listed.articles());
            warnings.addAll(listed.warnings());
            if (listed.items() == 0 && isList(rules.itemsPath())) {
                emptyDocument = true;
            } else if (listed.items() == 0) {
                failed.add("articles." + rules.place());
                listWithoutItems = page.kind() == PageKind.LIST;
            } else if (listed.failed().isPresent()) {
                failed.add(
                        switch (listed.failed().get()) {
                            case OWNER -> places("articles.owner", List.of(rules.owner()));
                            case ARTICLE_ID -> tried("articles", rules.fields());
                        });
                listWithoutItems = true;
            }
        }

        private void article(@Nullable ArticleRules rules) {
            if (rules == null || !rules.pages().contains(page.kind())) {
                return;
            }
            Map<ArticleField, Object> found = fields.read(
                    ArticleField.class,
                    rules.fields(),
                    elementScope,
                    "article",
                    readingTrace,
                    text -> warnings.add("article: " + text.sentence()));
            if (!found.containsKey(ArticleField.ARTICLE_ID)) {
                failed.add(tried("article", rules.fields()));
                return;
            }
            rules.required().stream()
                    .filter(field -> !found.containsKey(field))
                    .forEach(field -> warnings.add("article: " + field.label() + " not found"));
            articles.add(RecordConversion.article(found));
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
