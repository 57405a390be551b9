package dev.trawl.scheduler.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.EvidenceKind;
import dev.trawl.messages.EvidenceRef;
import dev.trawl.scheduler.ledger.LedgerReader;
import dev.trawl.scheduler.ledger.TaskCommands;
import dev.trawl.scheduler.letter.LetterFilter;
import dev.trawl.scheduler.letter.LetterSummary;
import dev.trawl.scheduler.letter.MalformedLine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
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

/** Dead letters: listing, evidence, replaying, laying aside. */
@RestController
@RequestMapping("/api/dead-letters")
final class LetterController {

    private final LedgerReader reader;
    private final TaskCommands taskCommands;
    private final EvidenceSource evidence;
    private final Runnable onReplayed;
    private final Clock clock;

    LetterController(
            LedgerReader reader, TaskCommands taskCommands, EvidenceSource evidence, Runnable onReplayed, Clock clock) {
        this.reader = reader;
        this.taskCommands = taskCommands;
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
            summary = "Letters of tasks that are dead now, the newest first",
            description =
                    "since and until are instants in ISO 8601, or 2h for so long ago; text is looked for in the reason,"
                            + " the user ID and the URL")
    @GetMapping
    List<LetterView> letters(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String crawl,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") int offset) {
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
        return reader.letters(filter, PageBounds.limit(limit), PageBounds.offset(offset)).stream()
                .map(LetterView::of)
                .toList();
    }

    @Operation(summary = "Messages that were not well-formed, of all topics, the newest first")
    @GetMapping("/malformed")
    List<MalformedLine> malformed(
            @RequestParam(defaultValue = "100") int limit, @RequestParam(defaultValue = "0") int offset) {
        return reader.malformed(PageBounds.limit(limit), PageBounds.offset(offset));
    }

    @Operation(summary = "One letter")
    @GetMapping("/{id}")
    LetterView letter(@PathVariable long id) {
        return LetterView.of(find(id));
    }

    private LetterSummary find(long id) {
        return reader.letter(id).orElseThrow(() -> NotFound.unknown("dead letter " + id + " is unknown"));
    }

    @Operation(summary = "Its screenshot, html, console or timeline; 410 when retention has taken it")
    @GetMapping("/{id}/{kind}")
    ResponseEntity<byte[]> evidence(@PathVariable long id, @PathVariable String kind) throws InterruptedException {
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

    @Operation(summary = "Try their tasks again, but for those of cancelled crawls")
    @PostMapping("/replay")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = LetterSelection.class)))
    ChangedCount replay(@RequestBody JsonNode which) {
        int replayed =
                taskCommands.replay(LetterSelection.read(which, clock.instant()).filter());
        onReplayed.run();
        return new ChangedCount(replayed);
    }

    @Operation(summary = "Lay them aside; their tasks stay dead")
    @PostMapping("/discard")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = LetterSelection.class)))
    ChangedCount discard(@RequestBody JsonNode which) {
        return new ChangedCount(taskCommands.discard(
                LetterSelection.read(which, clock.instant()).filter()));
    }
}
