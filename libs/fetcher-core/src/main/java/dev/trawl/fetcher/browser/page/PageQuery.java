package dev.trawl.fetcher.browser.page;

import dev.trawl.fetcher.browser.cdp.CdpConnection;
import dev.trawl.fetcher.visit.PageExpectation;
import dev.trawl.fetcher.visit.PageSnapshot;
import dev.trawl.sitefile.Layout;
import dev.trawl.sitefile.Pages.Figure;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of page.js: what to look for, by the site file, the expected page, and the page before.
 */
public final class PageQuery {

    /** The most characters of HTML that are read, fewer where the heap is small. In UTF-8 each may be three bytes. */
    static final int MAX_HTML = Math.min(16 * 1024 * 1024, CdpConnection.LONGEST / 4 * 3);

    /** Places in {@link #figures}. */
    static final int PAGES = 0;

    static final int TOTAL = 1;
    static final int SIZE = 2;

    private final Map<String, Object> wanted = new HashMap<>();
    private final boolean unsigned;
    private String known = "";

    public PageQuery(SiteFile site, PageExpectation pageExpectation) {
        List<Map<String, Object>> layouts = pageExpectation.layouts().stream()
                .map(layout -> layout(layout, pageExpectation.isList()))
                .toList();
        if (layouts.size() == 1) {
            wanted.putAll(layouts.getFirst());
        } else {
            wanted.put("layouts", layouts);
        }
        pageExpectation.links().ifPresent(links -> wanted.put("links", links));
        wanted.put("capture", pageExpectation.capture());
        wanted.put("max", MAX_HTML);
        wanted.put("signs", signs(site));
        wanted.put("html", needHtml(site));
        wanted.put(
                "overlays",
                site.overlays().stream()
                        .filter(overlay -> overlay.click() != null)
                        .map(PageScript::overlay)
                        .toList());
        this.unsigned = all(site).anyMatch(sign -> sign.select() == null);
    }

    /** What page.js looks for in one layout. */
    private static Map<String, Object> layout(Layout layout, boolean list) {
        var looked = new HashMap<String, Object>();
        put(looked, "ready", layout.ready());
        put(looked, "itemsPath", layout.itemsPath());
        put(looked, "linkPath", layout.linkPath());
        if (list) {
            put(looked, "item", layout.item());
        }
        var figures = new ArrayList<@Nullable Map<String, String>>();
        figures(layout.paging()).forEach(figure -> figures.add(figure == null ? null : PageScript.figure(figure)));
        looked.put("figures", figures);
        switch (layout.paging()) {
            case Paging.None none -> {}
            case Paging.Click click -> {
                put(looked, "more", click.next());
                put(looked, "last", click.last());
                Figure current = click.current();
                if (current != null) {
                    looked.put("current", PageScript.figure(current));
                }
            }
            case Paging.Url url -> put(looked, "more", url.more());
            case Paging.Scroll scroll -> {
                put(looked, "more", scroll.button());
                put(looked, "last", scroll.last());
            }
        }
        return looked;
    }

    private static void put(Map<String, Object> looked, String name, @Nullable String value) {
        if (value != null) {
            looked.put(name, value);
        }
    }

    /** The page must be another one than this. */
    public PageQuery after(PageSnapshot before, @Nullable String current) {
        var mark = new HashMap<String, Object>();
        mark.put("print", before.fingerprint());
        mark.put("current", current);
        wanted.put("before", mark);
        return this;
    }

    /** The page must have more items than this, or others. */
    public PageQuery growingFrom(PageSnapshot before) {
        wanted.put("before", Map.of("growing", true, "items", before.items()));
        return this;
    }

    /** The state of the page that was judged already. page.js waits for another one. */
    public void judged(String key) {
        known = key;
    }

    /** @param ok whether the status of the document is 2xx; if not, each of its states is judged */
    public Map<String, Object> params(boolean ok) {
        var params = new HashMap<>(wanted);
        params.put("known", known);
        params.put("anyway", unsigned || !ok);
        return params;
    }

    /** Whether page.js must send the HTML, since a sign is judged by it. */
    private static boolean needHtml(SiteFile site) {
        return all(site).anyMatch(sign -> sign.html() != null)
                || site.signs().empty().stream().anyMatch(sign -> sign.select() == null);
    }

    /** The selectors of all signs, in the order of {@link #all}; null where a sign has none. */
    private static List<@Nullable String> signs(SiteFile site) {
        var selectors = new ArrayList<@Nullable String>();
        all(site).forEach(sign -> selectors.add(sign.select()));
        return selectors;
    }

    static Stream<dev.trawl.sitefile.Signs.Sign> all(SiteFile site) {
        return Stream.of(
                        site.signs().notFound(),
                        site.signs().blocked(),
                        site.signs().empty())
                .flatMap(List::stream);
    }

    /** What a page count is made of, at these places; null where the site file does not name it. Empty without a page count. */
    static List<@Nullable Figure> figures(Paging paging) {
        Paging.@Nullable PageCount count = switch (paging) {
            case Paging.Click click -> click.count();
            case Paging.Url url -> url.count();
            case Paging.None none -> null;
            case Paging.Scroll scroll -> null;
        };
        return count == null ? List.of() : Arrays.asList(count.pages(), count.total(), count.size());
    }
}
