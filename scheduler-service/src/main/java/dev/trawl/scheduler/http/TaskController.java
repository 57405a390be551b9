package dev.trawl.scheduler.http;

import dev.trawl.messages.Heartbeat;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.TaskId;
import dev.trawl.scheduler.crawl.Submissions;
import dev.trawl.scheduler.fleet.FetcherRegistry;
import dev.trawl.scheduler.ledger.LedgerReader;
import dev.trawl.scheduler.ledger.TaskCommands;
import dev.trawl.scheduler.task.HistoryEntry;
import dev.trawl.scheduler.task.TaskCounts;
import dev.trawl.scheduler.task.TaskStateName;
import dev.trawl.scheduler.task.TaskSummary;
import dev.trawl.scheduler.task.Transition;
import io.swagger.v3.oas.annotations.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final LedgerReader reader;
    private final TaskCommands taskCommands;
    private final FetcherRegistry fetcherRegistry;
    private final Submissions submissions;

    TaskController(
            LedgerReader reader, TaskCommands taskCommands, FetcherRegistry fetcherRegistry, Submissions submissions) {
        this.reader = reader;
        this.taskCommands = taskCommands;
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

    @Operation(summary = "All tasks by state; submitted = ends + open, always")
    @GetMapping("/ledger")
    LedgerView ledger() {
        return LedgerView.of(reader.counts());
    }

    @Operation(summary = "The same by crawl")
    @GetMapping("/ledger/crawls")
    Map<String, LedgerView> ledgerByCrawl(
            @RequestParam(defaultValue = "100") int limit, @RequestParam(defaultValue = "0") int offset) {
        var views = new LinkedHashMap<String, LedgerView>();
        reader.crawls(PageBounds.limit(limit), PageBounds.offset(offset))
                .forEach(crawl -> views.put(crawl.crawl().value(), LedgerView.of(crawl.counts())));
        return views;
    }

    /** A task and what has happened to it. */
    record TaskView(TaskSummary task, List<HistoryEntry> history) {}

    @Operation(summary = "One task with its attempts and visits")
    @GetMapping("/tasks/{task}")
    TaskView task(@PathVariable String task) {
        return view(find(task));
    }

    private TaskSummary find(String task) {
        TaskId id = PathIds.task(task);
        return reader.task(id).orElseThrow(() -> NotFound.unknown("task " + id + " is unknown"));
    }

    private TaskView view(TaskSummary line) {
        return new TaskView(line, reader.history(new TaskId(line.task())));
    }

    @Operation(summary = "Cancel a task; 409 when it is fetched or has ended")
    @PostMapping("/tasks/{task}/cancel")
    ResponseEntity<Object> cancel(@PathVariable String task) {
        TaskId id = new TaskId(find(task).task());
        Transition transition = taskCommands.cancel(id);
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

    @Operation(summary = "One account with its tasks and their history")
    @GetMapping("/accounts/{site}/{user}")
    AccountView account(@PathVariable String site, @PathVariable String user) {
        var account = PathIds.account(site, user);
        List<TaskSummary> tasks = reader.tasksOf(account);
        if (tasks.isEmpty()) {
            throw NotFound.unknown("account " + account + " is unknown");
        }
        return new AccountView(site, user, tasks.stream().map(this::view).toList());
    }

    @Operation(summary = "Live fetchers: what each slot does, since when")
    @GetMapping("/fetchers")
    List<Heartbeat> fetchers() {
        return fetcherRegistry.live();
    }

    @Operation(summary = "No new visits to this site, until it is resumed")
    @PostMapping("/sites/{site}/pause")
    Map<String, Object> pause(@PathVariable String site) {
        return pause(site, true);
    }

    @Operation(summary = "Visits to this site go on")
    @PostMapping("/sites/{site}/resume")
    Map<String, Object> resume(@PathVariable String site) {
        return pause(site, false);
    }

    private Map<String, Object> pause(String site, boolean paused) {
        SiteId id = submissions.site(PathIds.site(site)).site();
        taskCommands.pause(id, paused);
        return Map.of("site", id.value(), "paused", paused);
    }
}
