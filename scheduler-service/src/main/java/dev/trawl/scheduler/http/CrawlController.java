package dev.trawl.scheduler.http;

import dev.trawl.contract.CrawlId;
import dev.trawl.http.NotFound;
import dev.trawl.http.PageBounds;
import dev.trawl.http.ParameterValues;
import dev.trawl.scheduler.crawl.CrawlCommands;
import dev.trawl.scheduler.crawl.CrawlProgress;
import dev.trawl.scheduler.crawl.CrawlStore;
import dev.trawl.scheduler.crawl.KeepAliveMonitor.CrawlKeepAlives;
import dev.trawl.scheduler.task.TaskStateName;
import dev.trawl.scheduler.task.TaskStore;
import dev.trawl.scheduler.task.TaskStore.TaskSummary;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Crawls that were submitted: showing, pausing, releasing, cancelling. */
@RestController
@RequestMapping("/api/crawls")
final class CrawlController {

    private final CrawlViews views;
    private final CrawlStore crawls;
    private final TaskStore tasks;
    private final CrawlCommands commands;
    private final CrawlKeepAlives crawlKeepAlives;
    private final Runnable onReleased;

    /** @param onReleased is run when tasks may have come due */
    CrawlController(
            CrawlViews views,
            CrawlStore crawls,
            TaskStore tasks,
            CrawlCommands commands,
            CrawlKeepAlives crawlKeepAlives,
            Runnable onReleased) {
        this.views = views;
        this.crawls = crawls;
        this.tasks = tasks;
        this.commands = commands;
        this.crawlKeepAlives = crawlKeepAlives;
        this.onReleased = onReleased;
    }

    @Operation(summary = "Crawls, the newest first", description = "Each with the counts of its tasks by state.")
    @GetMapping
    List<CrawlViews.CrawlView> crawls(
            @Parameter(description = PageBounds.PAGE) @RequestParam(required = false) @Nullable String page,
            @Parameter(description = PageBounds.SIZE) @RequestParam(required = false) @Nullable String size) {
        var bounds = PageBounds.of(page, size);
        return views.of(crawls.list(bounds.size(), bounds.offset()));
    }

    @Operation(
            summary = "One crawl: how far it is, and why it waits",
            description = "Counts of its tasks by state, and one sentence on what it waits for.")
    @GetMapping("/{crawl}")
    CrawlViews.CrawlView crawl(@Parameter(description = "The name of the crawl") @PathVariable String crawl) {
        CrawlId id = PathIds.crawl(crawl);
        CrawlProgress found = crawls.find(id).orElseThrow(() -> unknown(id));
        return views.of(List.of(found)).getFirst();
    }

    private static NotFound unknown(CrawlId crawl) {
        return NotFound.unknown("crawl '" + crawl + "' is unknown");
    }

    /** @throws NotFound when there is no such crawl */
    private CrawlId existing(String crawl) {
        CrawlId id = PathIds.crawl(crawl);
        if (!crawls.exists(id)) {
            throw unknown(id);
        }
        return id;
    }

    @Operation(summary = "The tasks of a crawl", description = "By site and user ID.")
    @GetMapping("/{crawl}/tasks")
    List<TaskSummary> tasks(
            @Parameter(description = "The name of the crawl") @PathVariable String crawl,
            @Parameter(description = "Only tasks in this state, such as stored or dead")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = PageBounds.PAGE) @RequestParam(required = false) @Nullable String page,
            @Parameter(description = PageBounds.SIZE) @RequestParam(required = false) @Nullable String size) {
        var bounds = PageBounds.of(page, size);
        return tasks.ofCrawl(existing(crawl), state(state), bounds.size(), bounds.offset());
    }

    private static @Nullable String state(@Nullable String text) {
        return text == null
                ? null
                : ParameterValues.choice("state", text.toLowerCase(Locale.ROOT), TaskStateName.class)
                        .name();
    }

    @Operation(
            summary = "Cancel a crawl",
            description = "Cancels every task that is not fetched yet. The crawl takes no more accounts.")
    @PostMapping("/{crawl}/cancel")
    ChangedCount cancel(@Parameter(description = "The name of the crawl") @PathVariable String crawl) {
        return new ChangedCount(commands.cancel(existing(crawl)));
    }

    @Operation(
            summary = "Pause a crawl",
            description =
                    "Publishes none of its tasks until it is resumed. Visits that are under way end as they would.")
    @PostMapping("/{crawl}/pause")
    CrawlViews.CrawlView pause(@Parameter(description = "The name of the crawl") @PathVariable String crawl) {
        commands.pause(existing(crawl), true);
        return crawl(crawl);
    }

    @Operation(summary = "Resume a crawl", description = "Publishes its tasks again.")
    @PostMapping("/{crawl}/resume")
    CrawlViews.CrawlView resume(@Parameter(description = "The name of the crawl") @PathVariable String crawl) {
        commands.pause(existing(crawl), false);
        onReleased.run();
        return crawl(crawl);
    }

    /** Until when the next keep-alive of a crawl must arrive. */
    record KeepAliveView(String crawl, Instant until) {}

    @Operation(
            summary = "Send a keep-alive for a crawl",
            description = "The answer says until when the next one must arrive.")
    @ApiResponse(responseCode = "200", description = "The crawl continues")
    @ApiResponse(responseCode = "409", description = "The crawl needs no keep-alives, or has ended")
    @PostMapping("/{crawl}/keep-alive")
    ResponseEntity<Object> keepAlive(@Parameter(description = "The name of the crawl") @PathVariable String crawl) {
        CrawlId id = PathIds.crawl(crawl);
        Optional<Instant> until = crawlKeepAlives.renew(id);
        if (until.isEmpty()) {
            existing(crawl);
        }
        return until.<ResponseEntity<Object>>map(time -> ResponseEntity.ok(new KeepAliveView(id.value(), time)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(ProblemDetail.forStatusAndDetail(
                                HttpStatus.CONFLICT,
                                "crawl " + id + " needs no keep-alives: it continues by itself, or has ended")));
    }

    @Operation(summary = "Release held tasks of a crawl", description = "Those submitted first go first.")
    @PostMapping("/{crawl}/release")
    ChangedCount release(
            @Parameter(description = "The name of the crawl") @PathVariable String crawl,
            @Parameter(description = "The most tasks to release; without it all")
                    @RequestParam(required = false)
                    @Nullable
                    String count) {
        OptionalInt most = count == null
                ? OptionalInt.empty()
                : OptionalInt.of(ParameterValues.number("count", count, 1, Integer.MAX_VALUE));
        int released = commands.release(existing(crawl), most);
        onReleased.run();
        return new ChangedCount(released);
    }
}
