package dev.trawl.fetcher.browser.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.sitefile.Pages.Figure;
import dev.trawl.sitefile.SiteFile.Overlay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The JavaScript that the fetcher runs in a page: page.js, and calls of its functions as expressions. */
public final class PageScript {

    public static final String TEXT = read();

    /** The expression for the first 256 Ki characters of the page's HTML; empty when the whole is longer than may be read. */
    public static final String EVIDENCE_HTML =
            "(trawl.html(" + PageQuery.MAX_HTML + ").text || '').slice(0, " + 256 * 1024 + ")";

    private static final JsonMapper JSON = JsonMapper.shared();

    private PageScript() {}

    private static String read() {
        try (InputStream in = PageScript.class.getResourceAsStream("page.js")) {
            if (in == null) {
                throw new IllegalStateException("page.js is not beside its class");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits in the page until its state is worth a judgement. */
    public static String look(Map<String, Object> wanted) {
        return call("look", wanted);
    }

    /** Brings an element to a place where a mouse hits it, and reads the figure, if any. */
    public static String aim(String selector, List<Map<String, String>> overlays, @Nullable Figure current) {
        var wanted = new HashMap<String, Object>(Map.of("select", selector, "overlays", overlays));
        if (current != null) {
            wanted.put("current", figure(current));
        }
        return call("aim", wanted);
    }

    /** Scrolls to the last item of a list, and on to the end of the page where that brings no other items. */
    public static String scroll(String item) {
        return call("scroll", Map.of("item", item));
    }

    /** Clicks an element by script. */
    public static String press(String selector) {
        return call("press", selector);
    }

    private static String call(String function, Object argument) {
        return "trawl." + function + "(" + JSON.writeValueAsString(argument) + ")";
    }

    /** The parameters by which page.js finds a figure. */
    static Map<String, String> figure(Figure figure) {
        var params = new HashMap<String, String>();
        put(params, "select", figure.select());
        put(params, "attr", figure.attr());
        put(params, "path", figure.path());
        put(params, "value", figure.value() == null ? null : figure.value().toString());
        return params;
    }

    /** The parameters by which page.js dismisses an overlay. */
    public static Map<String, String> overlay(Overlay overlay) {
        var params = new HashMap<String, String>();
        put(params, "when", overlay.when());
        put(params, "click", overlay.click());
        return params;
    }

    private static void put(Map<String, String> params, String name, @Nullable String value) {
        if (value != null) {
            params.put(name, value);
        }
    }
}
