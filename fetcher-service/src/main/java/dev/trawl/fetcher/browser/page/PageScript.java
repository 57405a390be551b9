package dev.trawl.fetcher.browser.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.sitefile.Overlay;
import dev.trawl.sitefile.Pages.Figure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the fetcher asks of a page, in JavaScript: page.js, its functions as expressions, and what they are given. */
public final class PageScript {

    public static final String TEXT = read();

    /** The expression that brings the page to its end, so that more is loaded. */
    public static final String SCROLL = "trawl.scroll()";

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

    /** Waits in the page until there is something to see. */
    public static String look(Map<String, Object> wanted) {
        return call("look", wanted);
    }

    /** Brings an element to where a mouse hits it, and reads the figure where there is one to read. */
    public static String aim(String selector, List<Map<String, String>> overlays, @Nullable Figure current) {
        var wanted = new HashMap<String, Object>(Map.of("select", selector, "overlays", overlays));
        if (current != null) {
            wanted.put("current", figure(current));
        }
        return call("aim", wanted);
    }

    /** Clicks an element by script. */
    public static String press(String selector) {
        return call("press", selector);
    }

    /** The first characters of the page's HTML, up to a number; nothing of one longer than may be taken. */
    public static String html(int most) {
        return "(trawl.html(" + PageQuery.MAX_HTML + ").text || '').slice(0, " + most + ")";
    }

    private static String call(String function, Object argument) {
        return "trawl." + function + "(" + JSON.writeValueAsString(argument) + ")";
    }

    /** Where page.js finds a figure. */
    static Map<String, String> figure(Figure figure) {
        var params = new HashMap<String, String>();
        put(params, "select", figure.select());
        put(params, "attr", figure.attr());
        return params;
    }

    /** What page.js dismisses, and how. */
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
