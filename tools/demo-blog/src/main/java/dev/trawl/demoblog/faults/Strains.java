package dev.trawl.demoblog.faults;

import dev.trawl.demoblog.faults.Fault.Sees;
import dev.trawl.demoblog.pages.BlogRequest;
import dev.trawl.demoblog.pages.BlogRequest.Kind;
import dev.trawl.demoblog.users.DemoUser.ExpectedEnd;

/** Pages that wear the browser down. */
final class Strains {

    private static final String SPINS = "<script>for (;;) { }</script>";

    /** The heap of scripts is full within a second, and then Chromium ends the renderer. */
    private static final String CRASHES = """
            <script>for (var heap = [];;) { heap.push(new Array(1000000).fill(heap.length + 0.5)); }</script>
            """;

    /** First what lies outside of the heap, as far as it is given; then the heap. */
    private static final String EATS = """
            <script>
            var eaten = [];
            try {
              for (;;) { eaten.push(new Uint8Array(64 * 1024 * 1024).fill(7)); }
            } catch (full) {
              for (;;) { eaten.push(new Array(1000000).fill(eaten.length + 0.5)); }
            }
            </script>
            """;

    private Strains() {}

    static Fault busy() {
        return new Fault(
                "fault-busy",
                "On page 2 of the list a script runs endlessly: the page no longer answers.",
                ExpectedEnd.DEAD_TIMEOUT,
                45,
                Sees.FIRST_PAGE,
                (request, healthy) -> isPageTwo(request) ? healthy.get().withAtBeginning(SPINS) : healthy.get());
    }

    static Fault crashing() {
        return new Fault(
                "fault-crash",
                "Page 2 of the list crashes its renderer.",
                ExpectedEnd.DEAD_BROWSER,
                45,
                Sees.FIRST_PAGE,
                (request, healthy) -> isPageTwo(request) ? healthy.get().withAtBeginning(CRASHES) : healthy.get());
    }

    private static boolean isPageTwo(BlogRequest request) {
        return request.kind() == Kind.LIST && request.number() == 2;
    }

    static Fault eatingMemory() {
        return new Fault(
                "fault-memory",
                "A script on every page takes all the memory that it is given.",
                ExpectedEnd.DEAD_BROWSER,
                30,
                Sees.NOTHING,
                (request, healthy) -> healthy.get().withAtBeginning(EATS));
    }
}
