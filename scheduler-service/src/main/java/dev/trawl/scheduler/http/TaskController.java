package dev.trawl.scheduler.http;

import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.http.NotFound;
import dev.trawl.http.PageBounds;
import dev.trawl.scheduler.crawl.CrawlStore;
import dev.trawl.scheduler.crawl.Submissions;
import dev.trawl.scheduler.fleet.FetcherRegistry;
import dev.trawl.scheduler.task.HistoryEntry;
import dev.trawl.scheduler.task.TaskCommands;
import dev.trawl.scheduler.task.TaskCounts;
import dev.trawl.scheduler.task.TaskStateMachine.Transition;
import dev.trawl.scheduler.task.TaskStateName;
import dev.trawl.scheduler.task.TaskStore;
import dev.trawl.scheduler.task.TaskStore.TaskSummary;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** The ledger, tasks, accounts, fetchers and sites. */
@RestController
@RequestMapping("/api")
final class TaskController {

    private final TaskStore tasks;
    private final CrawlStore crawls;
    private final TaskCommands commands;
    private final FetcherRegistry fetcherRegistry;
    private final Submissions submissions;

    TaskController(
            TaskStore tasks,
            CrawlStore crawls,
            TaskCommands commands,
            FetcherRegistry fetcherRegistry,
            Submissions submissions) {
        this.tasks = tasks;
        this.crawls = crawls;
        this.commands = commands;
        this.fetcherRegistry = fetcherRegistry;
        this.submissions = submissions;
    }

    /**
     * The ledger: {@code submitted} is always the sum of all states.
     *
     * @param ends tasks that have come to their end, by state
     * @param open tasks that have not, by state
     * @param dead those that ended DEAD, by kind
     */
    record LedgerView(
            long submitted, Map<String, Long> ends, Map<String, Long> open, long openInAll, Map<String, Long> dead) {
        static LedgerView of(TaskCounts taskCounts) {
            var ends = new LinkedHashMap<String, Long>();
            var open = new LinkedHashMap<String, Long>();
            for (var state : TaskStateName.values()) {
                (state.isEnd() ? ends : open).put(state.label(), taskCounts.in(state));
            }
            return new LedgerView(taskCounts.total(), ends, open, taskCounts.open(), taskCounts.dead());
        }
    }

    @Operation(
            summary = "All tasks by state",
            description = "The number of submitted tasks is always the sum of the ends and the open tasks.")
    @GetMapping("/ledger")
    LedgerView ledger() {
        return LedgerView.of(tasks.counts());
    }

    @Operation(summary = "Tasks by state, of each crawl", description = "The newest crawl first.")
    @GetMapping("/ledger/crawls")
    Map<String, LedgerView> ledgerByCrawl(
            @Parameter(description = PageBounds.PAGE) @RequestParam(required = false) @Nullable String page,
            @Parameter(description = PageBounds.SIZE) @RequestParam(required = false) @Nullable String size) {
        var bounds = PageBounds.of(page, size);
        var views = new LinkedHashMap<String, LedgerView>();
        crawls.list(bounds.size(), bounds.offset())
                .forEach(crawl -> views.put(crawl.crawl().value(), LedgerView.of(crawl.counts())));
        return views;
    }

    /** A task and what has happened to it. */
    record TaskView(TaskSummary task, List<HistoryEntry> history) {}

    @Operation(summary = "One task", description = "With its history: what happened to it, attempt by attempt.")
    @GetMapping("/tasks/{task}")
    TaskView task(@Parameter(description = "The ID of the task, a UUID") @PathVariable String task) {
        return view(find(task));
    }

    private TaskSummary find(String task) {
        TaskId id = PathIds.task(task);
        return tasks.find(id).orElseThrow(() -> NotFound.unknown("task " + id + " is unknown"));
    }

    private TaskView view(TaskSummary line) {
        return new TaskView(line, tasks.history(new TaskId(line.task())));
    }

    @Operation(summary = "Cancel a task", description = "A visit of it that is under way ends within seconds.")
    @ApiResponse(responseCode = "200", description = "The task as it is now")
    @ApiResponse(responseCode = "409", description = "The task is fetched or has ended")
    @PostMapping("/tasks/{task}/cancel")
    ResponseEntity<Object> cancel(@Parameter(description = "The ID of the task, a UUID") @PathVariable String task) {
        TaskId id = new TaskId(find(task).task());
        Transition transition = commands.cancel(id);
        return switch (transition) {
            case Transition.Refused refused ->
                ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(ProblemDetail.forStatusAndDetail(
                                HttpStatus.CONFLICT, "task " + id + " cannot be cancelled: " + refused.reason()));
            case Transition.Changed changed -> ResponseEntity.ok(view(find(task)));
            case Transition.Unchanged unchanged -> ResponseEntity.ok(view(find(task)));
        };
    }

    /** An account and every task about it. */
    record AccountView(String site, String user, List<TaskView> tasks) {}

    @Operation(summary = "One account", description = "With every task about it and their history.")
    @GetMapping("/accounts/{site}/{user}")
    AccountView account(
            @Parameter(description = "The ID of the site") @PathVariable String site,
            @Parameter(description = "The user ID, as the site spells it") @PathVariable String user) {
        var account = PathIds.account(site, user);
        List<TaskSummary> found = tasks.ofAccount(account);
        if (found.isEmpty()) {
            throw NotFound.unknown("account " + account + " is unknown");
        }
        return new AccountView(site, user, found.stream().map(this::view).toList());
    }

    @Operation(
            summary = "Live fetchers",
            description = "What each slot and the browser do, and since when, by the last heartbeats.")
    @GetMapping("/fetchers")
    List<Heartbeat> fetchers() {
        return fetcherRegistry.live();
    }

    @Operation(summary = "Pause a site", description = "Starts no new visits to it until it is resumed.")
    @PostMapping("/sites/{site}/pause")
    Map<String, Object> pause(@Parameter(description = "The ID of the site") @PathVariable String site) {
        return pause(site, true);
    }

    @Operation(summary = "Resume a site", description = "Starts visits to it again.")
    @PostMapping("/sites/{site}/resume")
    Map<String, Object> resume(@Parameter(description = "The ID of the site") @PathVariable String site) {
        return pause(site, false);
    }

    private Map<String, Object> pause(String site, boolean paused) {
        SiteId id = submissions.site(PathIds.site(site)).site();
        commands.pause(id, paused);
        return Map.of("site", id.value(), "paused", paused);
    }
}
