package dev.trawl.demoblog.faults;

import dev.trawl.demoblog.faults.Fault.Sees;
import dev.trawl.demoblog.faults.Fault.Twist;
import dev.trawl.demoblog.pages.BlogRequest.Kind;
import dev.trawl.demoblog.pages.Body;
import dev.trawl.demoblog.pages.Reply.Redirect;
import dev.trawl.demoblog.users.DemoUser.ExpectedEnd;

/** Lists that do not lead on as they should. */
final class Pagers {

    private static final String DEAF = """
            <script>
            window.addEventListener('click', function (event) {
              if (event.target.closest && event.target.closest('#pageBox')) {
                event.stopImmediatePropagation();
                event.preventDefault();
              }
            }, true);
            </script>
            """;

    private static final String NEXT_TO_ITSELF = """
            <script>
            document.querySelector('#pageBox .js-page-next').outerHTML =
              '<a class="js-page-next ui-pager" href="' + location.pathname + '">下一页</a>';
            </script>
            """;

    private Pagers() {}

    static Fault neverRendered() {
        return new Fault(
                "fault-no-list",
                "The home page is there; on pages of the list the script that draws the pager is missing, and so they are"
                        + " never ready.",
                ExpectedEnd.DEAD_TIMEOUT,
                30,
                Sees.PROFILE,
                (request, healthy) -> request.kind() == Kind.LIST
                        ? healthy.get().with(html -> html.replace("<script src=\"/static/paging.js\"></script>", ""))
                        : healthy.get());
    }

    static Fault deaf() {
        return new Fault(
                "fault-next-dead",
                "A click on 下一页 does nothing at all.",
                ExpectedEnd.DEAD_CLICK,
                45,
                Sees.FIRST_PAGE,
                (request, healthy) -> healthy.get().withAtEnd(DEAF));
    }

    static Fault inACircle() {
        return new Fault(
                "fault-next-loop",
                "下一页 on page 2 leads back to page 1.",
                ExpectedEnd.DEAD_CLICK,
                50,
                Sees.TWO_PAGES,
                (request, healthy) -> request.kind() == Kind.LIST && request.number() > 2
                        ? new Redirect(request.origin() + "/" + request.user().userId() + "/article/list/1")
                        : healthy.get());
    }

    static Fault countingTooMany() {
        return new Fault(
                "fault-hidden",
                "Healthy; the total counts one article that is not shown, and 下一页 on the last page leads to itself.",
                ExpectedEnd.STORED,
                40,
                Sees.EVERYTHING,
                (request, healthy) -> {
                    if (request.kind() != Kind.LIST) {
                        return healthy.get();
                    }
                    Body counting = healthy.get().withAtBeginning("<script>var listTotal = 41;</script>");
                    return request.number() == request.user().pages() ? counting.withAtEnd(NEXT_TO_ITSELF) : counting;
                });
    }

    static Fault ofAThousandPages() {
        return ofPages("fault-1000-pages", "Healthy: a list of 1,000 pages, with one article each.", 1_000);
    }

    static Fault ofManyPages() {
        return ofPages("fault-200-pages", "Healthy: a list of 200 pages, with one article each.", 200);
    }

    private static Fault ofPages(String userId, String description, int pages) {
        return new Fault(userId, description, ExpectedEnd.STORED, pages, Sees.EVERYTHING, Twist.NONE);
    }
}
