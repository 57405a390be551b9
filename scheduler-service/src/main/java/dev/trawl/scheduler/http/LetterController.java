package dev.trawl.scheduler.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.DeadLetter.EvidenceRef;
import dev.trawl.contract.EvidenceKind;
import dev.trawl.http.NotFound;
import dev.trawl.http.PageBounds;
import dev.trawl.scheduler.letter.LetterCommands;
import dev.trawl.scheduler.letter.LetterStore;
import dev.trawl.scheduler.letter.LetterStore.LetterFilter;
import dev.trawl.scheduler.letter.LetterStore.LetterSummary;
import dev.trawl.scheduler.letter.LetterStore.MalformedLine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Dead letters: listing, evidence, replaying, discarding. */
@RestController
@RequestMapping("/api/dead-letters")
final class LetterController {

    private final LetterStore letters;
    private final LetterCommands commands;
    private final EvidenceSource evidence;
    private final Runnable onReplayed;
    private final Clock clock;

    LetterController(
            LetterStore letters, LetterCommands commands, EvidenceSource evidence, Runnable onReplayed, Clock clock) {
        this.letters = letters;
        this.commands = commands;
        this.evidence = evidence;
        this.onReplayed = onReplayed;
        this.clock = clock;
    }

    /** A letter with links to its evidence. */
    record LetterView(
            long id,
            @JsonUnwrapped DeadLetter letter,
            @Nullable Instant discardedAt,
            @Nullable Instant replayedAt,
            Map<String, String> links) {
        static LetterView of(LetterSummary line) {
            return new LetterView(
                    line.id(),
                    line.letter(),
                    line.discardedAt(),
                    line.replayedAt(),
                    line.letter().evidence().stream()
                            .collect(Collectors.toMap(
                                    ref -> ref.kind().label(),
                                    ref -> "/api/dead-letters/" + line.id() + "/"
                                            + ref.kind().label(),
                                    (a, b) -> a,
                                    java.util.TreeMap::new)));
        }
    }

    @Operation(
            summary = "Dead letters, the newest first",
            description = "Letters of tasks that are dead now and not discarded.")
    @GetMapping
    List<LetterView> letters(
            @Parameter(description = "Only of this kind of failure, such as timeout")
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(description = "Only of this site") @RequestParam(required = false) @Nullable String site,
            @Parameter(description = "Only of this crawl") @RequestParam(required = false) @Nullable String crawl,
            @Parameter(description = "Only written then or later: an instant in ISO 8601, or 2h for two hours ago")
                    @RequestParam(required = false)
                    @Nullable
                    String since,
            @Parameter(description = "Only written before: an instant in ISO 8601, or 2h for two hours ago")
                    @RequestParam(required = false)
                    @Nullable
                    String until,
            @Parameter(description = "Only with this text in the reason, the user ID or the URL")
                    @RequestParam(required = false)
                    @Nullable
                    String text,
            @Parameter(description = PageBounds.PAGE) @RequestParam(required = false) @Nullable String page,
            @Parameter(description = PageBounds.SIZE) @RequestParam(required = false) @Nullable String size) {
        var bounds = PageBounds.of(page, size);
        LetterSelection.checkKind(kind);
        Instant now = clock.instant();
        var filter = new LetterFilter(
                null,
                kind,
                site,
                crawl,
                since == null ? null : TimeFormats.moment("since", since, now),
                until == null ? null : TimeFormats.moment("until", until, now),
                text);
        return letters.list(filter, bounds.size(), bounds.offset()).stream()
                .map(LetterView::of)
                .toList();
    }

    @Operation(
            summary = "Malformed messages, the newest first",
            description = "Messages of all topics that were not well-formed, with the place of each.")
    @GetMapping("/malformed")
    List<MalformedLine> malformed(
            @Parameter(description = PageBounds.PAGE) @RequestParam(required = false) @Nullable String page,
            @Parameter(description = PageBounds.SIZE) @RequestParam(required = false) @Nullable String size) {
        var bounds = PageBounds.of(page, size);
        return letters.malformed(bounds.size(), bounds.offset());
    }

    @Operation(summary = "One dead letter", description = "With links to its evidence.")
    @GetMapping("/{id}")
    LetterView letter(@Parameter(description = "The number of the dead letter") @PathVariable long id) {
        return LetterView.of(find(id));
    }

    private LetterSummary find(long id) {
        return letters.find(id).orElseThrow(() -> NotFound.unknown("dead letter " + id + " is unknown"));
    }

    @Operation(summary = "Evidence of a dead letter", description = "Its screenshot, HTML, console or timeline.")
    @ApiResponse(responseCode = "200", description = "The bytes")
    @ApiResponse(responseCode = "410", description = "The retention of the topic has deleted it")
    @GetMapping("/{id}/{kind}")
    ResponseEntity<byte[]> evidence(
            @Parameter(description = "The number of the dead letter") @PathVariable long id,
            @Parameter(description = "screenshot, html, console or timeline") @PathVariable String kind)
            throws InterruptedException {
        EvidenceKind wanted = Arrays.stream(EvidenceKind.values())
                .filter(one -> one.label().equals(kind))
                .findFirst()
                .orElseThrow(() -> NotFound.unknown(
                        "evidence '" + kind + "' is unknown, expected screenshot, html, console or timeline"));
        EvidenceRef ref = find(id).letter().evidence().stream()
                .filter(one -> one.kind() == wanted)
                .findFirst()
                .orElseThrow(() -> NotFound.unknown("dead letter " + id + " has no " + kind));
        byte[] bytes = evidence.read(ref)
                .orElseThrow(() -> NotFound.gone("the " + kind + " of dead letter " + id + " is not kept any longer"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(wanted.mediaType()))
                // what a foreign site sent us must not run here
                .header(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
                .header("X-Content-Type-Options", "nosniff")
                .body(bytes);
    }

    @Operation(
            summary = "Replay dead letters",
            description = "Tries their tasks again. Tasks of cancelled crawls stay dead.")
    @PostMapping("/replay")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = LetterSelection.class)))
    ChangedCount replay(@RequestBody JsonNode which) {
        int replayed =
                commands.replay(LetterSelection.read(which, clock.instant()).filter());
        onReplayed.run();
        return new ChangedCount(replayed);
    }

    @Operation(summary = "Discard dead letters", description = "Marks them as dealt with. Their tasks stay dead.")
    @PostMapping("/discard")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = LetterSelection.class)))
    ChangedCount discard(@RequestBody JsonNode which) {
        return new ChangedCount(
                commands.discard(LetterSelection.read(which, clock.instant()).filter()));
    }
}
