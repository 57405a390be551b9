package dev.trawl.fetcher.browser.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.contract.EvidenceKind;
import dev.trawl.fetcher.browser.cdp.CdpFailure;
import dev.trawl.fetcher.browser.cdp.CdpSession;
import dev.trawl.fetcher.visit.Evidence;
import dev.trawl.fetcher.visit.TimeLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The evidence that a tab still gives: a screenshot, the HTML, the console. */
public final class TabEvidence {

    private final CdpSession cdpSession;
    private final Screenshots screenshots;
    private final TabWatch watch;

    public TabEvidence(CdpSession cdpSession, TabWatch watch, Screenshots screenshots) {
        this.cdpSession = cdpSession;
        this.watch = watch;
        this.screenshots = screenshots;
    }

    /** Stops a page that still loads or runs. A tab that has gone gives only the screenshot and console that were kept. */
    public List<Evidence> gather(Duration limit) throws InterruptedException {
        var pieces = new ArrayList<Evidence>();
        boolean gone = watch.crash().isPresent() || watch.goneBecause().isPresent();
        if (!gone) {
            ofThePage(pieces, new TimeLimit(limit), limit.dividedBy(3));
        }
        if (pieces.stream().noneMatch(piece -> piece.kind() == EvidenceKind.SCREENSHOT)) {
            screenshots.latest().ifPresent(jpeg -> pieces.add(new Evidence(EvidenceKind.SCREENSHOT, jpeg)));
        }
        String lines = watch.console().text();
        if (!lines.isEmpty()) {
            pieces.add(new Evidence(EvidenceKind.CONSOLE, lines.getBytes(UTF_8)));
        }
        return pieces;
    }

    /** The screenshot may arrive until the end, since a page whose script was ended must be drawn first. */
    private void ofThePage(List<Evidence> pieces, TimeLimit timeLimit, Duration each) throws InterruptedException {
        cdpSession.send("Page.stopLoading", Map.of());
        var screenshot = new CompletableFuture<Optional<byte[]>>();
        screenshots.ask(screenshot);
        if (arrived(screenshot, timeLimit.least(each)).isEmpty()) {
            cdpSession.send("Runtime.terminateExecution", Map.of());
            screenshots.ask(screenshot);
        }
        Optional<Evidence> html = html(timeLimit.least(each));
        arrived(screenshot, timeLimit.left())
                .ifPresent(jpeg -> pieces.add(new Evidence(EvidenceKind.SCREENSHOT, jpeg)));
        html.ifPresent(pieces::add);
    }

    /** The screenshot, if it comes within the limit. */
    private static Optional<byte[]> arrived(CompletableFuture<Optional<byte[]>> screenshot, Duration limit)
            throws InterruptedException {
        try {
            return screenshot.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a screenshot never fails", e);
        }
    }

    private Optional<Evidence> html(Duration limit) throws InterruptedException {
        Optional<String> world = watch.world();
        if (world.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = cdpSession
                    .evaluate(world.get(), PageScript.EVIDENCE_HTML, limit)
                    .asString("");
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Evidence(EvidenceKind.HTML, text.getBytes(UTF_8)));
        } catch (CdpFailure e) {
            return Optional.empty();
        }
    }
}
