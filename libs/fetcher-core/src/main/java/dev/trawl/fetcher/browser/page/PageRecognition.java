package dev.trawl.fetcher.browser.page;

import dev.trawl.contract.PageKind;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.NavigationResult.Spot;
import dev.trawl.fetcher.visit.PageExpectation;
import dev.trawl.fetcher.visit.PageSnapshot;
import dev.trawl.sitefile.Layout;
import dev.trawl.sitefile.Pages.Figure;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.Signs.Sign;
import dev.trawl.sitefile.SiteFile;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Recognises a page by its status, the signs of the site file, and what page.js found. Patterns run here, in linear time, not
 * in the page.
 */
public final class PageRecognition {

    private final SiteFile site;
    private final PageExpectation pageExpectation;
    private final Clock clock;

    public PageRecognition(SiteFile site, PageExpectation pageExpectation, Clock clock) {
        this.clock = clock;
        this.site = site;
        this.pageExpectation = pageExpectation;
    }

    /** The result that the status alone decides, before the content is read. */
    public Optional<NavigationResult> byStatus(MainDocument mainDocument) {
        Integer status = mainDocument.status();
        if (status == null || mainDocument.isOk()) {
            return Optional.empty();
        }
        var spot = new Spot(mainDocument.url(), status);
        if (byStatusAlone(site.signs().notFound(), status)) {
            return Optional.of(new NavigationResult.NotFound(spot));
        }
        if (byStatusAlone(site.signs().blocked(), status)) {
            return Optional.of(new NavigationResult.Blocked("status " + status, spot, retryAfter(mainDocument)));
        }
        boolean undecided = PageQuery.all(site).anyMatch(sign -> status.equals(sign.status()));
        return undecided ? Optional.empty() : Optional.of(new NavigationResult.NotAPage("status " + status, spot));
    }

    private static boolean byStatusAlone(List<Sign> signs, Integer status) {
        return signs.stream()
                .anyMatch(sign -> status.equals(sign.status()) && sign.select() == null && sign.html() == null);
    }

    /** The result for the page as page.js found it; empty while it is not recognised yet. */
    public Optional<NavigationResult> judge(JsonNode facts, MainDocument mainDocument, Instant at, Duration took) {
        Integer status = mainDocument.status();
        var spot = new Spot(facts.path("url").asString(), status);
        List<@Nullable String> texts = texts(facts.path("signs"));
        int notFound = site.signs().notFound().size();
        int blocked = site.signs().blocked().size();
        if (holds(site.signs().notFound(), texts.subList(0, notFound), facts, status)
                .isPresent()) {
            return Optional.of(new NavigationResult.NotFound(spot));
        }
        Optional<Sign> block =
                holds(site.signs().blocked(), texts.subList(notFound, notFound + blocked), facts, status);
        if (block.isPresent()) {
            return Optional.of(new NavigationResult.Blocked(
                    "a sign on the page: " + described(block.get()), spot, retryAfter(mainDocument)));
        }
        if (status != null && !mainDocument.isOk()) {
            return Optional.of(new NavigationResult.NotAPage("status " + status, spot));
        }
        Layout layout = pageExpectation.layouts().get(facts.path("layout").asInt(0));
        boolean empty = pageExpectation.page().kind() != PageKind.ARTICLE
                && holds(site.signs().empty(), texts.subList(notFound + blocked, texts.size()), facts, status)
                        .isPresent();
        if (facts.path("unfit").isString()) {
            return Optional.of(new NavigationResult.NotAPage(
                    "'" + pageExpectation.ready() + "' does not stand in the document, which begins with '"
                            + facts.path("unfit").asString() + "'",
                    spot));
        }
        if (!facts.path("ready").asBoolean() && !empty) {
            return Optional.empty();
        }
        if (facts.path("replaced").asBoolean(false)) {
            return Optional.of(new NavigationResult.ClickFailed(
                    "the last items that stood before the list was scrolled are gone, so that some after them may be skipped",
                    spot));
        }
        if (pageExpectation.capture() && facts.path("html").isNull()) {
            return Optional.of(new NavigationResult.TooLarge(
                    "the page has " + facts.path("length").asLong() + " characters, allowed are " + PageQuery.MAX_HTML,
                    spot));
        }
        boolean emptyDocument = layout.isJson()
                && facts.path("items").asInt() == 0
                && figure(layout.paging(), PageQuery.TOTAL, facts.path("figures"))
                                .orElse(0)
                        == 0;
        return Optional.of(new NavigationResult.Page(
                shown(facts, layout, status == null ? 200 : status, at, took, empty || emptyDocument)));
    }

    private PageSnapshot shown(JsonNode facts, Layout layout, int status, Instant at, Duration took, boolean empty) {
        boolean last = facts.path("last").asBoolean();
        boolean more = switch (layout.paging()) {
            case Paging.None none -> false;
            case Paging.Click click -> facts.path("more").asBoolean() && !last;
            case Paging.Url url ->
                url.untilEmpty()
                        ? facts.path("items").asInt() > 0
                        : facts.path("more").asBoolean();
            case Paging.Scroll scroll -> !last;
        };
        return new PageSnapshot(
                facts.path("url").asString(),
                status,
                pageExpectation.capture() ? facts.path("html").asString() : "",
                at,
                took,
                facts.path("print").asString(),
                facts.path("items").asInt(),
                count(layout.paging(), facts.path("figures")),
                figure(layout.paging(), PageQuery.TOTAL, facts.path("figures")),
                current(layout.paging(), facts),
                more && !empty,
                next(facts.path("next")),
                empty,
                links(facts.path("links")),
                facts.path("layout").asInt(0));
    }

    /** The page number that the page itself shows. */
    private static OptionalInt current(Paging paging, JsonNode facts) {
        if (paging instanceof Paging.Click click) {
            Figure figure = click.current();
            return figure == null ? OptionalInt.empty() : number(figure, facts.path("current"));
        }
        return OptionalInt.empty();
    }

    /** The figure at this place of {@link PageQuery#figures}. */
    private static OptionalInt figure(Paging paging, int place, JsonNode texts) {
        List<@Nullable Figure> figures = PageQuery.figures(paging);
        Figure figure = figures.isEmpty() ? null : figures.get(place);
        return figure == null ? OptionalInt.empty() : number(figure, texts.path(place));
    }

    private static OptionalInt count(Paging paging, JsonNode texts) {
        OptionalInt pages = figure(paging, PageQuery.PAGES, texts);
        if (pages.isPresent()) {
            return pages;
        }
        OptionalInt total = figure(paging, PageQuery.TOTAL, texts);
        int size = figure(paging, PageQuery.SIZE, texts).orElse(0);
        return total.isPresent() && size > 0
                ? OptionalInt.of(Math.ceilDiv(total.getAsInt(), size))
                : OptionalInt.empty();
    }

    private static OptionalInt number(Figure figure, JsonNode text) {
        Integer value = figure.value();
        if (value != null) {
            return OptionalInt.of(value);
        }
        if (!text.isString()) {
            return OptionalInt.empty();
        }
        String digits = text.asString();
        if (figure.pattern() != null) {
            var matcher = figure.pattern().matcher(digits);
            if (!matcher.find()) {
                return OptionalInt.empty();
            }
            digits = matcher.groupCount() > 0 ? String.valueOf(matcher.group(1)) : matcher.group();
        }
        try {
            return OptionalInt.of(Integer.parseInt(digits.replaceAll("[\\s,]", "")));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static String described(Sign sign) {
        String place = sign.select() == null ? "html " + sign.html() : sign.select();
        return sign.text() == null ? place : place + " with " + sign.text();
    }

    private static Optional<Sign> holds(
            List<Sign> signs, List<@Nullable String> texts, JsonNode facts, @Nullable Integer status) {
        for (int i = 0; i < signs.size(); i++) {
            if (holds(signs.get(i), texts.get(i), facts, status)) {
                return Optional.of(signs.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean holds(Sign sign, @Nullable String text, JsonNode facts, @Nullable Integer status) {
        if (sign.status() != null && !sign.status().equals(status)) {
            return false;
        }
        if (sign.select() != null && text == null) {
            return false;
        }
        if (sign.text() != null && (text == null || !sign.text().matcher(text).find())) {
            return false;
        }
        return sign.html() == null
                || sign.html().matcher(facts.path("html").asString("")).find();
    }

    private static List<@Nullable String> texts(JsonNode signs) {
        var texts = new ArrayList<@Nullable String>();
        signs.forEach(sign -> texts.add(sign.isNull() ? null : sign.asString()));
        return texts;
    }

    private Optional<Duration> retryAfter(MainDocument mainDocument) {
        return RetryAfter.read(mainDocument.retryAfter(), clock.instant());
    }

    private static Optional<URI> next(JsonNode href) {
        try {
            return href.isString() ? Optional.of(URI.create(href.asString())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<URI> links(JsonNode hrefs) {
        var links = new ArrayList<URI>();
        hrefs.forEach(href -> {
            try {
                URI link = URI.create(href.asString().replaceFirst("#.*$", ""));
                if (link.getHost() != null && !links.contains(link)) {
                    links.add(link);
                }
            } catch (IllegalArgumentException e) {
                // A link that is no URI is skipped.
            }
        });
        return links;
    }
}
