package dev.trawl.scheduler.http;

import dev.trawl.messages.CrawlId;
import dev.trawl.scheduler.ledger.CrawlProgress;
import dev.trawl.scheduler.ledger.Leases;
import dev.trawl.scheduler.ledger.LedgerReader;
import dev.trawl.scheduler.ledger.TaskLine;
import dev.trawl.scheduler.ledger.Wishes;
import dev.trawl.scheduler.submission.Receipt;
import dev.trawl.scheduler.submission.Submission;
import dev.trawl.scheduler.submission.Submissions;
import dev.trawl.scheduler.submission.Upload;
import dev.trawl.scheduler.submission.UserList;
import dev.trawl.scheduler.task.StateName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Crawls: submitting, showing, cancelling. */
@RestController
@RequestMapping("/api/crawls")
final class CrawlController {

    private final Submissions submissions;
    private final SubmissionFields fields;
    private final UploadRoom room;
    private final CrawlViews views;
    private final LedgerReader reader;
    private final Wishes wishes;
    private final SmallCrawls small;
    private final Leases leases;

    CrawlController(
            Submissions submissions,
            SubmissionFields fields,
            UploadRoom room,
            CrawlViews views,
            LedgerReader reader,
            Wishes wishes,
            SmallCrawls small,
            Leases leases) {
        this.submissions = submissions;
        this.fields = fields;
        this.room = room;
        this.views = views;
        this.reader = reader;
        this.wishes = wishes;
        this.small = small;
        this.leases = leases;
    }

    @Operation(
            summary = "Submit user IDs",
            description = "JSON, or plain text with one user ID a line and the other fields as query parameters. With"
                    + " ?wait=60s a crawl of at most 100 users is answered with its ends and rows (200), or, when that"
                    + " takes longer, with what is open (202); at most 5m. With attended=30s a new crawl is cancelled when"
                    + " POST /api/crawls/{crawl}/attend is not heard for so long",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/json",
                                        examples =
                                                @ExampleObject("{\"site\": \"demo\", \"crawl\": \"first\", \"users\":"
                                                        + " [\"alice\"], \"scope\": \"list\", \"priority\": 5}")),
                                @Content(mediaType = "text/plain", examples = @ExampleObject("alice"))
                            }))
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> submitJson(HttpServletRequest request, @RequestParam(required = false) @Nullable String wait)
            throws IOException {
        Optional<Duration> time = SmallCrawls.asked(wait);
        return submit(request, time, spool -> {
            var upload = new JsonUpload(spool::open);
            return new Taken(fields.read(upload.fields()), upload);
        });
    }

    @Operation(summary = "Submit user IDs as plain text")
    @PostMapping(consumes = {MediaType.TEXT_PLAIN_VALUE, "text/csv"})
    ResponseEntity<Object> submitText(HttpServletRequest request) throws IOException {
        Map<String, String> query = query(request);
        Optional<Duration> time = SmallCrawls.asked(query.get("wait"));
        var submission = fields.read(query);
        return submit(request, time, spool -> new Taken(submission, new UserList(spool::open)));
    }

    /** What a body was read as. */
    private record Taken(Submission submission, Upload upload) {}

    /** Reads a body. */
    @FunctionalInterface
    private interface Reading {
        Taken of(Spool spool) throws IOException;
    }

    private ResponseEntity<Object> submit(HttpServletRequest request, Optional<Duration> wait, Reading reading)
            throws IOException {
        EndWaits.Place place = () -> {};
        try {
            Receipt receipt;
            try (Spool spool = room.spool(request)) {
                Taken taken = reading.of(spool);
                if (wait.isPresent()) {
                    place = small.place(taken.submission(), taken.upload());
                }
                receipt = room.turns().take(() -> submissions.submit(taken.submission(), taken.upload()));
            }
            // the upload is gone before anybody waits
            return wait.isPresent() ? waited(small.await(receipt, wait.get())) : accepted(receipt, receipt);
        } finally {
            place.close();
        }
    }

    private static ResponseEntity<Object> waited(SmallCrawls.WaitedView view) {
        return view.finished() ? ResponseEntity.ok(view) : accepted(view.receipt(), view);
    }

    private static ResponseEntity<Object> accepted(Receipt receipt, Object body) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/crawls/" + receipt.crawl()))
                .body(body);
    }

    private static Map<String, String> query(HttpServletRequest request) {
        String query = request.getQueryString();
        var parameters = UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .toSingleValueMap();
        var known = List.of("site", "crawl", "scope", "priority", "strict", "held", "attended", "wait");
        for (String name : parameters.keySet()) {
            if (!known.contains(name)) {
                throw new BadRequest("parameter '" + name + "' is unknown, expected " + String.join(", ", known));
            }
        }
        return parameters.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue() == null
                                ? ""
                                : UriUtils.decode(entry.getValue(), java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Operation(summary = "Crawls, the newest first")
    @GetMapping
    List<CrawlViews.CrawlView> crawls(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(defaultValue = "0") int offset) {
        return views.of(reader.crawls(Paging.limit(limit), Paging.offset(offset)));
    }

    @Operation(summary = "One crawl: how far it is, and what holds it back")
    @GetMapping("/{crawl}")
    CrawlViews.CrawlView crawl(@PathVariable String crawl) {
        return views.of(List.of(find(crawl))).getFirst();
    }

    private CrawlProgress find(String crawl) {
        CrawlId id = Ids.crawl(crawl);
        Optional<CrawlProgress> found = reader.crawl(id);
        return found.orElseThrow(() -> Missing.unknown("crawl '" + id + "' is unknown"));
    }

    @Operation(summary = "The tasks of a crawl")
    @GetMapping("/{crawl}/tasks")
    List<TaskLine> tasks(
            @PathVariable String crawl,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") int offset) {
        return reader.tasksOf(find(crawl).crawl(), state(state), Paging.limit(limit), Paging.offset(offset));
    }

    private static @Nullable String state(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String name = text.toUpperCase(Locale.ROOT);
        if (Arrays.stream(StateName.values()).noneMatch(state -> state.name().equals(name))) {
            throw new BadRequest(
                    "state '" + text + "' is unknown, expected one of " + Arrays.toString(StateName.values()));
        }
        return name;
    }

    @Operation(summary = "Cancel what is not fetched yet, and take no more for this crawl")
    @PostMapping("/{crawl}/cancel")
    Changed cancel(@PathVariable String crawl) {
        return new Changed(wishes.cancel(find(crawl).crawl()));
    }

    @Operation(
            summary = "Publish nothing more of this crawl until it is resumed; visits that are out end as they would")
    @PostMapping("/{crawl}/pause")
    CrawlViews.CrawlView pause(@PathVariable String crawl) {
        wishes.pause(find(crawl).crawl(), true);
        return crawl(crawl);
    }

    @Operation(summary = "Go on with this crawl")
    @PostMapping("/{crawl}/resume")
    CrawlViews.CrawlView resume(@PathVariable String crawl) {
        wishes.pause(find(crawl).crawl(), false);
        room.onReleased();
        return crawl(crawl);
    }

    /** Until when whoever waits for a crawl may be silent. */
    record Attended(String crawl, Instant until) {}

    @Operation(summary = "Say that whoever waits for this crawl is there still; 409 when nobody has to")
    @PostMapping("/{crawl}/attend")
    ResponseEntity<Object> attend(@PathVariable String crawl) {
        CrawlId id = Ids.crawl(crawl);
        Optional<Instant> until = leases.renew(id);
        if (until.isEmpty()) {
            find(crawl);
        }
        return until.<ResponseEntity<Object>>map(time -> ResponseEntity.ok(new Attended(id.value(), time)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(ProblemDetail.forStatusAndDetail(
                                HttpStatus.CONFLICT,
                                "crawl " + id + " is not attended: it goes on by itself, or has ended")));
    }

    @Operation(summary = "Let the held tasks of this crawl go: the first so many, or all")
    @PostMapping("/{crawl}/release")
    Changed release(
            @PathVariable String crawl,
            @Parameter(description = "how many; without it all") @RequestParam(required = false) @Nullable String count,
            HttpServletRequest request) {
        onlyCount(request);
        OptionalInt most = count == null ? OptionalInt.empty() : OptionalInt.of(atLeastOne(count));
        int released = wishes.release(find(crawl).crawl(), most);
        room.onReleased();
        return new Changed(released);
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
