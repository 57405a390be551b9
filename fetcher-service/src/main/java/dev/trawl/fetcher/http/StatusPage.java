package dev.trawl.fetcher.http;

import dev.trawl.fetcher.browser.OwnedBrowser;
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
    private final OwnedBrowser browser;

    StatusPage(FetcherId fetcher, Board board, OwnedBrowser browser) {
        this.fetcher = fetcher;
        this.board = board;
        this.browser = browser;
    }

    /** The same as in a heartbeat. */
    record Status(FetcherId fetcher, long visits, long pages, List<Heartbeat.Slot> slots, Heartbeat.Browser browser) {}

    @GetMapping("/")
    Status status() {
        return new Status(fetcher, board.visits(), board.pages(), board.slots(), browser.status());
    }
}
