package dev.trawl.bench.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.messages.MessageJson;
import dev.trawl.sitefile.Overlay;
import dev.trawl.sitefile.Pages;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.Signs;
import dev.trawl.sitefile.SiteFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the fetcher's page.js is asked about a page of a list that goes on by a click, as the fetcher asks it.
 *
 * @param wanted of every look
 * @param aim where to press the mouse; empty: "next" is clicked by script
 */
record PageQuestions(Map<String, Object> wanted, Optional<String> aim) {

    /** The fetcher's own. */
    static final String SCRIPT = read();

    private static final int MOST_HTML = 16 * 1024 * 1024;

    private static String read() {
        try (InputStream in = ForwardProxy.class.getResourceAsStream("/dev/trawl/fetcher/browser/page/page.js")) {
            if (in == null) {
                throw new IllegalStateException("the fetcher has no page.js");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException when the site's lists do not go on by a click, or show no number */
    static PageQuestions of(SiteFile site, boolean aimed) {
        Pages.ListPages list = site.pages().list();
        if (list == null
                || !(list.paging() instanceof Paging.Click click)
                || click.current() == null
                || click.current().pattern() != null) {
            throw new IllegalArgumentException("site " + site.site()
                    + " has no list with paging by click and the number of the page shown, without a pattern");
        }
        Map<String, String> current = figure(click.current());
        var wanted = new HashMap<String, Object>();
        wanted.put("ready", list.ready());
        wanted.put("item", list.item());
        wanted.put("capture", true);
        wanted.put("max", MOST_HTML);
        wanted.put("signs", signs(site.signs()));
        wanted.put("html", false);
        wanted.put(
                "overlays",
                overlays(site.overlays().stream()
                        .filter(overlay -> overlay.click() != null)
                        .toList()));
        wanted.put("figures", figures(click.count()));
        wanted.put("more", click.next());
        if (click.last() != null) {
            wanted.put("last", click.last());
        }
        wanted.put("current", current);
        wanted.put("anyway", false);
        Map<String, Object> next =
                Map.of("select", click.next(), "overlays", overlays(site.overlays()), "current", current);
        return new PageQuestions(Map.copyOf(wanted), aimed ? Optional.of(call("aim", next)) : Optional.empty());
    }

    /**
     * Waits in the page until there is something to see.
     *
     * @param before print and number of the page before, which must be another one; null: any page will do
     * @param known what was judged already
     */
    String look(@Nullable Map<String, String> before, String known) {
        var params = new HashMap<>(wanted);
        params.put("known", known);
        if (before != null) {
            params.put("before", before);
        }
        return call("look", params);
    }

    private static String call(String function, Object argument) {
        return "trawl." + function + "(" + MessageJson.mapper().writeValueAsString(argument) + ")";
    }

    private static List<@Nullable String> signs(Signs signs) {
        var selectors = new ArrayList<@Nullable String>();
        Stream.of(signs.notFound(), signs.blocked(), signs.empty())
                .flatMap(List::stream)
                .forEach(sign -> selectors.add(sign.select()));
        return selectors;
    }

    private static List<Map<String, String>> overlays(List<Overlay> overlays) {
        return overlays.stream()
                .map(overlay -> present("when", overlay.when(), "click", overlay.click()))
                .toList();
    }

    private static List<Map<String, String>> figures(Paging.@Nullable PageCount count) {
        return count == null
                ? List.of()
                : Stream.of(
                                Optional.ofNullable(count.pages()),
                                Optional.ofNullable(count.total()),
                                Optional.ofNullable(count.size()))
                        .flatMap(Optional::stream)
                        .map(PageQuestions::figure)
                        .toList();
    }

    private static Map<String, String> figure(Pages.Figure figure) {
        return present("select", figure.select(), "attr", figure.attr());
    }

    private static Map<String, String> present(
            String name, @Nullable String value, String other, @Nullable String otherValue) {
        var present = new HashMap<String, String>();
        if (value != null) {
            present.put(name, value);
        }
        if (otherValue != null) {
            present.put(other, otherValue);
        }
        return present;
    }
}
