package dev.trawl.demoblog.faults;

import dev.trawl.demoblog.faults.Fault.Sees;
import dev.trawl.demoblog.pages.BlogRequest.Kind;
import dev.trawl.demoblog.pages.Reply.Silence;
import dev.trawl.demoblog.users.DemoUser.ExpectedEnd;

/** Pages that never answer. */
final class Silences {

    private Silences() {}

    static Fault everywhere() {
        return new Fault(
                "fault-silent",
                "No page of this user ever answers; the connection stays open.",
                ExpectedEnd.DEAD_TIMEOUT,
                30,
                Sees.NOTHING,
                (request, healthy) -> new Silence());
    }

    static Fault onPageTwo() {
        return new Fault(
                "fault-silent-p2",
                "The home page, page 1 and page 3 are there; page 2 of the list never answers.",
                ExpectedEnd.DEAD_TIMEOUT,
                50,
                Sees.FIRST_PAGE,
                (request, healthy) ->
                        request.kind() == Kind.LIST && request.number() == 2 ? new Silence() : healthy.get());
    }

    static Fault atTheFirstVisit() {
        return new Fault(
                "fault-second-attempt",
                "At the first visit the home page never answers; from the second on the user is healthy.",
                ExpectedEnd.STORED,
                45,
                Sees.EVERYTHING,
                (request, healthy) -> request.visits() == 1 ? new Silence() : healthy.get());
    }
}
