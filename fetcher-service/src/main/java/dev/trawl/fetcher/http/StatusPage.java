package dev.trawl.fetcher.http;

import dev.trawl.fetcher.browser.Browsers;
import dev.trawl.fetcher.visit.Board;
import dev.trawl.messages.FetcherId;
import dev.trawl.messages.Heartbeat;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /}: what this fetcher does. */
@RestController
class StatusPage {

    private final FetcherId fetcher;
    private final Board board;
    private final Browsers browsers;

    StatusPage(FetcherId fetcher, Board board, Browsers browsers) {
        this.fetcher = fetcher;
        this.board = board;
        this.browsers = browsers;
    }

    /** The same as in a heartbeat. */
    record Status(FetcherId fetcher, long visits, long pages, List<Heartbeat.Slot> slots, Heartbeat.Browser browser) {}

    @GetMapping("/")
    Status status() {
        return new Status(fetcher, board.visits(), board.pages(), board.slots(), browsers.status());
    }
}
