package dev.trawl.scheduler.http;

import dev.trawl.messages.CrawlId;
import dev.trawl.scheduler.crawl.CrawlKeepAlives;
import dev.trawl.scheduler.crawl.CrawlProgress;
import dev.trawl.scheduler.ledger.LedgerReader;
import dev.trawl.scheduler.ledger.TaskCommands;
import dev.trawl.scheduler.task.TaskStateName;
import dev.trawl.scheduler.task.TaskSummary;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
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
    private final LedgerReader reader;
    private final TaskCommands taskCommands;
    private final CrawlKeepAlives crawlKeepAlives;
    private final Runnable onReleased;

    /** @param onReleased is run when tasks may have come due */
    CrawlController(
            CrawlViews views,
            LedgerReader reader,
            TaskCommands taskCommands,
            CrawlKeepAlives crawlKeepAlives,
            Runnable onReleased) {
        this.views = views;
        this.reader = reader;
        this.taskCommands = taskCommands;
        this.crawlKeepAlives = crawlKeepAlives;
        this.onReleased = onReleased;
    }

    @Operation(summary = "Crawls, the newest first")
    @GetMapping
    List<CrawlViews.CrawlView> crawls(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(defaultValue = "0") int offset) {
        return views.of(reader.crawls(PageBounds.limit(limit), PageBounds.offset(offset)));
    }

    @Operation(summary = "One crawl: how far it is, and what holds it back")
    @GetMapping("/{crawl}")
    CrawlViews.CrawlView crawl(@PathVariable String crawl) {
        return views.of(List.of(find(crawl))).getFirst();
    }

    private CrawlProgress find(String crawl) {
        CrawlId id = PathIds.crawl(crawl);
        Optional<CrawlProgress> found = reader.crawl(id);
        return found.orElseThrow(() -> NotFound.unknown("crawl '" + id + "' is unknown"));
    }

    @Operation(summary = "The tasks of a crawl")
    @GetMapping("/{crawl}/tasks")
    List<TaskSummary> tasks(
            @PathVariable String crawl,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") int offset) {
        return reader.tasksOf(find(crawl).crawl(), state(state), PageBounds.limit(limit), PageBounds.offset(offset));
    }

    private static @Nullable String state(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String name = text.toUpperCase(Locale.ROOT);
        if (Arrays.stream(TaskStateName.values())
                .noneMatch(state -> state.name().equals(name))) {
            throw new BadRequest(
                    "state '" + text + "' is unknown, expected one of " + Arrays.toString(TaskStateName.values()));
        }
        return name;
    }

    @Operation(summary = "Cancel what is not fetched yet, and take no more for this crawl")
    @PostMapping("/{crawl}/cancel")
    ChangedCount cancel(@PathVariable String crawl) {
        return new ChangedCount(taskCommands.cancel(find(crawl).crawl()));
    }

    @Operation(
            summary = "Publish nothing more of this crawl until it is resumed; visits that are out end as they would")
    @PostMapping("/{crawl}/pause")
    CrawlViews.CrawlView pause(@PathVariable String crawl) {
        taskCommands.pause(find(crawl).crawl(), true);
        return crawl(crawl);
    }

    @Operation(summary = "Go on with this crawl")
    @PostMapping("/{crawl}/resume")
    CrawlViews.CrawlView resume(@PathVariable String crawl) {
        taskCommands.pause(find(crawl).crawl(), false);
        onReleased.run();
        return crawl(crawl);
    }

    /** Until when the next keep-alive of a crawl must arrive. */
    record Attended(String crawl, Instant until) {}

    @Operation(summary = "Send a keep-alive for this crawl; 409 when it needs none")
    @PostMapping("/{crawl}/attend")
    ResponseEntity<Object> attend(@PathVariable String crawl) {
        CrawlId id = PathIds.crawl(crawl);
        Optional<Instant> until = crawlKeepAlives.renew(id);
        if (until.isEmpty()) {
            find(crawl);
        }
        return until.<ResponseEntity<Object>>map(time -> ResponseEntity.ok(new Attended(id.value(), time)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(ProblemDetail.forStatusAndDetail(
                                HttpStatus.CONFLICT,
                                "crawl " + id + " is not attended: it goes on by itself, or has ended")));
    }

    @Operation(summary = "Release the held tasks of this crawl: the first ones up to a count, or all")
    @PostMapping("/{crawl}/release")
    ChangedCount release(
            @PathVariable String crawl,
            @Parameter(description = "how many; without it all") @RequestParam(required = false) @Nullable String count,
            HttpServletRequest request) {
        onlyCount(request);
        OptionalInt most = count == null ? OptionalInt.empty() : OptionalInt.of(atLeastOne(count));
        int released = taskCommands.release(find(crawl).crawl(), most);
        onReleased.run();
        return new ChangedCount(released);
    }

    /** A misspelt count would let all go. */
    private static void onlyCount(HttpServletRequest request) {
        for (String name : request.getParameterMap().keySet()) {
            if (!name.equals("count")) {
                throw new BadRequest("parameter '" + name + "' is unknown, expected count");
            }
        }
    }

    private static int atLeastOne(String count) {
        try {
            int number = Integer.parseInt(count);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadRequest(notACount(count), e);
        }
        throw new BadRequest(notACount(count));
    }

    private static String notACount(String count) {
        return "count is '" + count + "', expected a whole number from 1 to " + Integer.MAX_VALUE;
    }
}
