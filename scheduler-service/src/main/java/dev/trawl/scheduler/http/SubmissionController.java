package dev.trawl.scheduler.http;

import dev.trawl.scheduler.crawl.Submission;
import dev.trawl.scheduler.crawl.Submissions;
import dev.trawl.scheduler.crawl.Upload;
import dev.trawl.scheduler.crawl.UploadReceipt;
import dev.trawl.scheduler.crawl.UserList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Submits user IDs, and lets who submits a small crawl wait for its end. */
@RestController
@RequestMapping("/api/crawls")
final class SubmissionController {

    private final Submissions submissions;
    private final SubmissionFields fields;
    private final UploadLimits room;
    private final SynchronousCrawls small;

    SubmissionController(Submissions submissions, SubmissionFields fields, UploadLimits room, SynchronousCrawls small) {
        this.submissions = submissions;
        this.fields = fields;
        this.room = room;
        this.small = small;
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
        for (String name : query(request).keySet()) {
            if (!name.equals("wait")) {
                throw new BadRequest(
                        "parameter '" + name + "' stands beside a JSON body, expected it as a field of the body");
            }
        }
        Optional<Duration> time = SynchronousCrawls.asked(wait);
        return submit(request, time, spooledBody -> {
            var upload = new JsonUpload(spooledBody::open);
            return new Taken(fields.read(upload.fields()), upload);
        });
    }

    @Operation(summary = "Submit user IDs as plain text")
    @PostMapping(consumes = {MediaType.TEXT_PLAIN_VALUE, "text/csv"})
    ResponseEntity<Object> submitText(HttpServletRequest request) throws IOException {
        Map<String, String> query = query(request);
        Optional<Duration> time = SynchronousCrawls.asked(query.get("wait"));
        var submission = fields.read(query);
        return submit(request, time, spooledBody -> new Taken(submission, new UserList(spooledBody::open)));
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
            try (SpooledBody spooledBody = room.spool(request)) {
                Taken taken = reading.of(spooledBody);
                if (wait.isPresent()) {
                    waiter = small.place(taken.submission(), taken.upload());
                }
                uploadReceipt = room.turns().take(() -> submissions.submit(taken.submission(), taken.upload()));
            }
            // the upload is gone before anybody waits
            return wait.isPresent()
                    ? waited(small.await(uploadReceipt, wait.get()))
                    : accepted(uploadReceipt, uploadReceipt);
        } finally {
            waiter.close();
        }
    }

    private static ResponseEntity<Object> waited(SynchronousCrawls.WaitedView view) {
        return view.finished() ? ResponseEntity.ok(view) : accepted(view.receipt(), view);
    }

    private static ResponseEntity<Object> accepted(UploadReceipt uploadReceipt, Object body) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/crawls/" + uploadReceipt.crawl()))
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
}
