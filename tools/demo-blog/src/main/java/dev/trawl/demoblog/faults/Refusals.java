package dev.trawl.demoblog.faults;

import dev.trawl.demoblog.faults.Fault.Sees;
import dev.trawl.demoblog.faults.Fault.Twist;
import dev.trawl.demoblog.pages.BlogPages;
import dev.trawl.demoblog.users.DemoUser.ExpectedEnd;

/** Users for whom the blog refuses clients that load too much; on a host of their own, so that they slow down no other user. */
final class Refusals {

    private static final BlogPages PAGES = new BlogPages();

    /** In the manner of a well-known protection: no element to speak of, one script. */
    private static final String CHALLENGE = """
            <html><head><title>安全验证</title></head><body><div id="challenge">请完成安全验证</div>
            <script>var arg1 = 'C1D2E3F4'; setTimeout(function () { document.cookie = 'acw=' + arg1; }, 200);</script></body></html>
            """;

    private Refusals() {}

    private static Fault refusing(String name, String shows, Twist twist) {
        return new Fault("fault-" + name, shows, ExpectedEnd.DEAD_BLOCKED, 30, Sees.NOTHING, twist);
    }

    static Fault tooManyRequests() {
        return refusing(
                "429",
                "Every page answers 429 with Retry-After: 2.",
                (request, healthy) ->
                        PAGES.notice(429, "429 - Demo Blog", "访问过于频繁。").with("Retry-After", "2"));
    }

    static Fault comeBackMuchLater() {
        return refusing(
                "429-later",
                "Every page answers 429 with Retry-After: 20.",
                (request, healthy) ->
                        PAGES.notice(429, "429 - Demo Blog", "访问过于频繁。").with("Retry-After", "20"));
    }

    static Fault unavailable() {
        return refusing(
                "503",
                "Every page answers 503.",
                (request, healthy) -> PAGES.notice(503, "503 - Demo Blog", "服务暂时不可用。"));
    }

    static Fault challenge() {
        return refusing(
                "challenge",
                "Every page is a challenge (请完成安全验证) with status 200.",
                (request, healthy) -> healthy.get().with(html -> CHALLENGE));
    }
}
