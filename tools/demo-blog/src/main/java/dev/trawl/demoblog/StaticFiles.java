package dev.trawl.demoblog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.demoblog.pages.Body;
import dev.trawl.demoblog.pages.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;

/** What pages load besides themselves: style, script, avatars and a tracker. */
final class StaticFiles {

    private static final byte[] DOT =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final String AVATAR = "/static/avatar/";

    private final Map<String, Body> files = Map.of(
            "/static/blog.css", file("blog.css", "text/css; charset=UTF-8"),
            "/static/paging.js", file("paging.js", "text/javascript; charset=UTF-8"),
            "/static/journal.css", file("journal.css", "text/css; charset=UTF-8"),
            "/static/journal.js", file("journal.js", "text/javascript; charset=UTF-8"),
            "/static/home.js", file("home.js", "text/javascript; charset=UTF-8"),
            "/track/tracker.js", file("tracker.js", "text/javascript; charset=UTF-8"),
            "/track/visit.gif", new Body(200, "image/gif", DOT));

    Reply reply(String path) {
        if (path.startsWith(AVATAR)) {
            return kept(avatar(path.substring(AVATAR.length())));
        }
        Body file = files.get(path);
        return file == null ? Body.text(404, "not found") : path.startsWith("/static/") ? kept(file) : file;
    }

    private static Reply kept(Body body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "public, max-age=600");
            body.send(exchange);
        };
    }

    private static Body avatar(String name) {
        int hue = Math.floorMod(name.hashCode(), 360);
        String svg = """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="hsl(%d 45%% 62%%)"/>\
                <circle cx="32" cy="25" r="12" fill="#fff" opacity=".9"/><path d="M8 64c2-18 12-25 24-25s22 7 24 25z" fill="#fff" opacity=".9"/></svg>
                """.formatted(hue);
        return new Body(200, "image/svg+xml", svg.getBytes(UTF_8));
    }

    private static Body file(String name, String type) {
        try (var in = StaticFiles.class.getResourceAsStream("static/" + name)) {
            if (in == null) {
                throw new IllegalStateException("static/" + name + " is missing in the build");
            }
            return new Body(200, type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
