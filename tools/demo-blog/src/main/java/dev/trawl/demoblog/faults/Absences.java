package dev.trawl.demoblog.faults;

import dev.trawl.demoblog.faults.Fault.Sees;
import dev.trawl.demoblog.faults.Fault.Twist;
import dev.trawl.demoblog.pages.BlogPages;
import dev.trawl.demoblog.users.DemoUser.ExpectedEnd;

/** Users who are not there, or have written nothing or little. */
final class Absences {

    private static final BlogPages PAGES = new BlogPages();

    private Absences() {}

    static Fault deleted() {
        return new Fault(
                "fault-deleted",
                "Deleted: every page answers 404.",
                ExpectedEnd.NOT_FOUND,
                0,
                Sees.NOTHING,
                (request, healthy) -> PAGES.notice(404, "404 - Demo Blog", "您访问的页面不存在。"));
    }

    static Fault deletedWithStatus200() {
        return new Fault(
                "fault-deleted-200",
                "Deleted: every page is a normal one with status 200 that says so (该用户不存在或已注销).",
                ExpectedEnd.NOT_FOUND,
                0,
                Sees.NOTHING,
                (request, healthy) -> PAGES.notice(200, "提示 - Demo Blog", "该用户不存在或已注销"));
    }

    static Fault deletedThatLeadsAway() {
        return new Fault(
                "fault-deleted-script",
                "Deleted: every page answers 404, and a script on it leads to another user's home at once.",
                ExpectedEnd.NOT_FOUND,
                0,
                Sees.NOTHING,
                (request, healthy) -> PAGES.notice(404, "404 - Demo Blog", "您访问的页面不存在。")
                        .withAtEnd("<script>location.replace('/user-0001')</script>"));
    }

    static Fault empty() {
        return new Fault(
                "fault-empty",
                "Has a profile and no articles: the list says 空空如也.",
                ExpectedEnd.EMPTY,
                0,
                Sees.EVERYTHING,
                Twist.NONE);
    }

    static Fault onePage() {
        return new Fault(
                "fault-one-page",
                "Healthy: one page of articles and therefore no pager at all.",
                ExpectedEnd.STORED,
                7,
                Sees.EVERYTHING,
                Twist.NONE);
    }

    static Fault notFoundWithStatus200() {
        return new Fault(
                "fault-404-200",
                "Not there: every page says 404 (您访问的页面不存在) with status 200.",
                ExpectedEnd.NOT_FOUND,
                0,
                Sees.NOTHING,
                (request, healthy) -> PAGES.notice(200, "404 - Demo Blog", "404：您访问的页面不存在。"));
    }
}
