package dev.trawl.fetcher.http;

import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Heartbeat;
import dev.trawl.fetcher.browser.ManagedBrowser;
import dev.trawl.fetcher.visit.SlotStatus;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /}: what this fetcher does now. */
@RestController
class StatusPage {

    private final FetcherId fetcher;
    private final SlotStatus slotStatus;
    private final ManagedBrowser browser;

    StatusPage(FetcherId fetcher, SlotStatus slotStatus, ManagedBrowser browser) {
        this.fetcher = fetcher;
        this.slotStatus = slotStatus;
        this.browser = browser;
    }

    /** The same as in a heartbeat. */
    record Status(FetcherId fetcher, long visits, long pages, List<Heartbeat.Slot> slots, Heartbeat.Browser browser) {}

    @GetMapping("/")
    Status status() {
        return new Status(fetcher, slotStatus.visits(), slotStatus.pages(), slotStatus.slots(), browser.status());
    }
}
