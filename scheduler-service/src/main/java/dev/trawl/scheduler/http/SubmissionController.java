package dev.trawl.scheduler.http;

import dev.trawl.scheduler.crawl.Submission;
import dev.trawl.scheduler.crawl.Submissions;
import dev.trawl.scheduler.crawl.Submissions.UploadReceipt;
import dev.trawl.scheduler.crawl.Upload;
import dev.trawl.scheduler.crawl.UserList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Submits user IDs. A client that submits a small crawl may wait for its end. */
@RestController
@RequestMapping("/api/crawls")
final class SubmissionController {

    private static final String WAIT =
            "Waits for the end of a crawl of at most 100 users, such as 60s, at most 5m. Answers with ends"
                    + " and rows (200), or with what is still open (202).";

    private final Submissions submissions;
    private final SubmissionFields fields;
    private final UploadPermits permits;
    private final long mostBytes;
    private final SynchronousCrawls small;

    /** @param mostBytes of one upload */
    SubmissionController(
            Submissions submissions,
            SubmissionFields fields,
            UploadPermits permits,
            long mostBytes,
            SynchronousCrawls small) {
        this.submissions = submissions;
        this.fields = fields;
        this.permits = permits;
        this.mostBytes = mostBytes;
        this.small = small;
    }

    @Operation(
            summary = "Submit user IDs",
            description =
                    "JSON, or plain text with one user ID a line and the other fields as query parameters. With the"
                            + " field keepAlive=30s a new crawl is cancelled when no keep-alive arrives for 30 s.",
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
    @ApiResponse(responseCode = "200", description = "With wait: the crawl has ended")
    @ApiResponse(responseCode = "202", description = "The user IDs are accepted")
    @ApiResponse(responseCode = "409", description = "The crawl is cancelled")
    @ApiResponse(responseCode = "413", description = "The upload is too large")
    @ApiResponse(responseCode = "422", description = "The upload is strict and has a user ID that is not valid")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> submitJson(
            HttpServletRequest request,
            @Parameter(description = WAIT) @RequestParam(required = false) @Nullable String wait)
            throws IOException {
        Optional<Duration> time = SynchronousCrawls.asked(wait);
        return submit(request, time, spooledBody -> {
            var upload = new JsonUpload(spooledBody::open);
            return new Taken(fields.read(upload.fields()), upload);
        });
    }

    @Operation(
            summary = "Submit user IDs as plain text",
            description =
                    "One user ID a line. The other fields are query parameters: site, crawl, scope, priority, strict, held,"
                            + " keepAlive, wait.")
    @ApiResponse(responseCode = "200", description = "With wait: the crawl has ended")
    @ApiResponse(responseCode = "202", description = "The user IDs are accepted")
    @ApiResponse(responseCode = "409", description = "The crawl is cancelled")
    @ApiResponse(responseCode = "413", description = "The upload is too large")
    @ApiResponse(responseCode = "422", description = "The upload is strict and has a user ID that is not valid")
    @PostMapping(consumes = {MediaType.TEXT_PLAIN_VALUE, "text/csv"})
    ResponseEntity<Object> submitText(
            HttpServletRequest request,
            @Parameter(description = "Of a plain list: the ID of the site") @RequestParam(required = false) @Nullable
                    String site,
            @Parameter(description = "Of a plain list: the ID of the crawl; without it a new one")
                    @RequestParam(required = false)
                    @Nullable
                    String crawl,
            @Parameter(description = "Of a plain list: profile, list or bodies. The default is list.")
                    @RequestParam(required = false)
                    @Nullable
                    String scope,
            @Parameter(description = "Of a plain list: 0 to 9. The default is 5.")
                    @RequestParam(required = false)
                    @Nullable
                    String priority,
            @Parameter(description = "Of a plain list: true refuses all user IDs when one is not valid")
                    @RequestParam(required = false)
                    @Nullable
                    String strict,
            @Parameter(description = "Of a plain list: true visits nothing before the crawl is released")
                    @RequestParam(required = false)
                    @Nullable
                    String held,
            @Parameter(
                            description =
                                    "Of a plain list: a new crawl is cancelled when no keep-alive arrives for this time")
                    @RequestParam(required = false)
                    @Nullable
                    String keepAlive,
            @Parameter(description = WAIT) @RequestParam(required = false) @Nullable String wait)
            throws IOException {
        Optional<Duration> time = SynchronousCrawls.asked(wait);
        var query = new HashMap<String, String>();
        putGiven(query, "site", site);
        putGiven(query, "crawl", crawl);
        putGiven(query, "scope", scope);
        putGiven(query, "priority", priority);
        putGiven(query, "strict", strict);
        putGiven(query, "held", held);
        putGiven(query, "keepAlive", keepAlive);
        var submission = fields.read(query);
        return submit(request, time, spooledBody -> new Taken(submission, new UserList(spooledBody::open)));
    }

    private static void putGiven(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }

    /** What a body was read as. */
    private record Taken(Submission submission, Upload upload) {}

    /** Reads a body. */
    @FunctionalInterface
    private interface Reading {
        Taken of(SpooledBody spooledBody) throws IOException;
    }

    private ResponseEntity<Object> submit(HttpServletRequest request, Optional<Duration> wait, Reading reading)
            throws IOException {
        CrawlEndWaiters.Waiter waiter = () -> {};
        try {
            UploadReceipt uploadReceipt;
            try (SpooledBody spooledBody = spool(request)) {
                Taken taken = reading.of(spooledBody);
                if (wait.isPresent()) {
                    waiter = small.place(taken.submission(), taken.upload());
                }
                uploadReceipt = permits.take(() -> submissions.submit(taken.submission(), taken.upload()));
            }
            // the upload is deleted before the client waits
            return wait.isPresent()
                    ? waited(small.await(uploadReceipt, wait.get()))
                    : accepted(uploadReceipt, uploadReceipt);
        } finally {
            waiter.close();
        }
    }

    private SpooledBody spool(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > mostBytes) {
            throw new UploadTooLarge(mostBytes);
        }
        return SpooledBody.of(request.getInputStream(), mostBytes);
    }

    private static ResponseEntity<Object> waited(SynchronousCrawls.WaitedView view) {
        return view.finished() ? ResponseEntity.ok(view) : accepted(view.receipt(), view);
    }

    private static ResponseEntity<Object> accepted(UploadReceipt uploadReceipt, Object body) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/crawls/" + uploadReceipt.crawl()))
                .body(body);
    }
}
