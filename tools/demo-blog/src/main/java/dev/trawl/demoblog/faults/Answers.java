package dev.trawl.demoblog.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.demoblog.faults.Fault.Sees;
import dev.trawl.demoblog.pages.BlogPages;
import dev.trawl.demoblog.pages.Body;
import dev.trawl.demoblog.pages.Padded;
import dev.trawl.demoblog.pages.Reply.Cut;
import dev.trawl.demoblog.pages.Trickle;
import dev.trawl.demoblog.users.DemoUser.ExpectedEnd;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** Answers that are no page, or hardly one: without end, without their end, too large, in the wrong form. */
final class Answers {

    private static final Charset GBK = Charset.forName("GBK");
    private static final long FIFTY_MEGABYTES = 50L * 1024 * 1024;
    private static final BlogPages PAGES = new BlogPages();

    private Answers() {}

    static Fault thatTrickle() {
        return new Fault(
                "fault-trickle",
                "Every page begins and then brings a blank every 300 ms, for ten minutes.",
                ExpectedEnd.DEAD_TIMEOUT,
                30,
                Sees.NOTHING,
                (request, healthy) -> new Trickle(beginning(healthy.get())));
    }

    private static String beginning(Body page) {
        String html = new String(page.bytes(), UTF_8);
        return html.substring(0, html.indexOf("<main>"));
    }

    static Fault cutShort() {
        return new Fault(
                "fault-cut",
                "The connection breaks in the middle of every page.",
                ExpectedEnd.DEAD_PAGE,
                30,
                Sees.NOTHING,
                (request, healthy) -> new Cut(healthy.get()));
    }

    static Fault withoutLoadEvent() {
        return new Fault(
                "fault-no-load",
                "Healthy, but a picture on every page never comes, and so the load event never does.",
                ExpectedEnd.STORED,
                45,
                Sees.EVERYTHING,
                (request, healthy) -> healthy.get().withAtEnd("<img src=\"/never/picture.png\" alt=\"\">"));
    }

    static Fault thatAskForAPassword() {
        return new Fault(
                "fault-auth",
                "Every page answers 401 and asks for a name and a password.",
                ExpectedEnd.DEAD_PAGE,
                30,
                Sees.NOTHING,
                (request, healthy) -> PAGES.notice(401, "401 - Demo Blog", "请先登录。")
                        .with("WWW-Authenticate", "Basic realm=\"Demo Blog\""));
    }

    static Fault thatAreDownloads() {
        return new Fault(
                "fault-download",
                "Every page is sent as a file to be saved.",
                ExpectedEnd.DEAD_PAGE,
                30,
                Sees.NOTHING,
                (request, healthy) -> healthy.get().with("Content-Disposition", "attachment; filename=\"blog.html\""));
    }

    static Fault ofFiftyMegabytes() {
        return new Fault(
                "fault-50mb",
                "Every page has 50 MB.",
                ExpectedEnd.DEAD_PAGE,
                30,
                Sees.NOTHING,
                (request, healthy) -> new Padded(healthy.get(), FIFTY_MEGABYTES));
    }

    static Fault inGbkUndeclared() {
        return new Fault(
                "fault-gbk",
                "Healthy, in GBK, and neither the head nor the page says so.",
                ExpectedEnd.STORED,
                45,
                Sees.EVERYTHING,
                (request, healthy) -> inGbk(healthy.get()));
    }

    private static Body inGbk(Body page) {
        String html = new String(page.bytes(), UTF_8).replace("<meta charset=\"utf-8\">", "");
        CharsetEncoder encoder = GBK.newEncoder();
        var text = new StringBuilder(html.length());
        html.codePoints().forEach(c -> {
            if (encoder.canEncode(Character.toString(c))) {
                text.appendCodePoint(c);
            } else {
                text.append("&#").append(c).append(';');
            }
        });
        return new Body(page.status(), "text/html", text.toString().getBytes(GBK));
    }

    static Fault withBrokenMarkUp() {
        return new Fault(
                "fault-broken-markup",
                "Healthy to the eye: tags that are not closed, closed twice, crossed, or never opened.",
                ExpectedEnd.STORED,
                45,
                Sees.EVERYTHING,
                (request, healthy) -> healthy.get().with(Answers::broken));
    }

    /** What the standard's parser mends without moving anything that is read. */
    private static String broken(String html) {
        return html.replaceAll("</(dt|dd|li|body|html)>", "")
                .replace("<p class=\"point\"></p>", "<p class=point><b><i></b></i></span></table>")
                .replace("<div class=\"info-box", "</section></em><div class=\"info-box")
                .replace("<span class=\"num\">", "<span class=num title=\"a\" title=b>");
    }
}
