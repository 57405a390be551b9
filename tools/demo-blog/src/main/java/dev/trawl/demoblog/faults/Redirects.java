package dev.trawl.demoblog.faults;

import dev.trawl.demoblog.faults.Fault.Sees;
import dev.trawl.demoblog.pages.BlogRequest;
import dev.trawl.demoblog.pages.Body;
import dev.trawl.demoblog.pages.Reply;
import dev.trawl.demoblog.pages.Reply.Redirect;
import dev.trawl.demoblog.users.DemoUser.ExpectedEnd;
import java.util.function.Function;

/** Users whose pages lead somewhere else. */
final class Redirects {

    private static final String BY_SCRIPT = """
            <!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>Demo Blog</title></head><body><script>
            location.replace(location.pathname + '?' + (1 + Number(location.search.slice(1))));
            </script></body></html>
            """;

    private Redirects() {}

    private static Fault leading(String name, String shows, Function<BlogRequest, Reply> where) {
        return new Fault(
                "fault-" + name,
                shows,
                ExpectedEnd.DEAD_PAGE,
                30,
                Sees.NOTHING,
                (request, healthy) -> where.apply(request));
    }

    private static Fault leading(String name, String shows, String location) {
        return leading(name, shows, request -> new Redirect(location));
    }

    static Fault toAnotherUser() {
        return new Fault(
                "fault-moved",
                "Every page redirects to another user's home.",
                ExpectedEnd.MOVED,
                30,
                Sees.NOTHING,
                (request, healthy) -> new Redirect(request.origin() + "/user-0001"));
    }

    static Fault forEver() {
        return leading(
                "redirects",
                "Every page redirects to the user's home, which redirects to itself.",
                request -> new Redirect(request.origin() + "/" + request.user().userId()));
    }

    static Fault byScriptForEver() {
        return leading(
                "redirects-script",
                "On every page a script leads to the next address, endlessly.",
                request -> Body.html(200, BY_SCRIPT));
    }

    static Fault toAnotherHost() {
        return leading(
                "redirect-host", "Every page redirects to another host.", "http://elsewhere.demo.test/user-0001");
    }

    static Fault toLoopback() {
        return leading(
                "redirect-loopback",
                "Every page redirects to the loopback address, where the blog itself would answer.",
                "http://127.0.0.1:{port}/user-0001");
    }

    static Fault toAPrivateAddress() {
        return leading("redirect-private", "Every page redirects to a private address.", "http://10.0.0.1/user-0001");
    }

    static Fault toAFile() {
        return leading("redirect-file", "Every page redirects to a file of the machine.", "file:///etc/passwd");
    }

    static Fault toAWrongCertificate() {
        return leading(
                "certificate",
                "Every page redirects to https, where the certificate is untrusted.",
                request -> new Redirect(request.origin().replaceFirst("^http:", "https:") + "/"
                        + request.user().userId()));
    }
}
