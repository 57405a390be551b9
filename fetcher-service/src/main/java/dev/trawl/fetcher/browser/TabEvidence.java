package dev.trawl.fetcher.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.fetcher.visit.Evidence;
import dev.trawl.messages.EvidenceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What can still be had of a tab's page as it is: a screenshot, the HTML, the console. */
final class TabEvidence {

    private static final int HTML_CHARACTERS = 256 * 1024;

    private final Session session;
    private final TabWatch watch;
    private final Console console;

    TabEvidence(TabParts parts) {
        this.session = parts.session();
        this.watch = parts.watch();
        this.console = parts.console();
    }

    /** A page that spins is stopped for it. */
    List<Evidence> gather(Duration limit) throws InterruptedException {
        var end = new End(limit);
        var pieces = new ArrayList<Evidence>();
        session.tell("Page.stopLoading");
        Optional<Evidence> screenshot = screenshot(end.least(limit.dividedBy(3)));
        if (screenshot.isEmpty()) {
            session.tell("Runtime.terminateExecution");
            screenshot = screenshot(end.least(limit.dividedBy(3)));
        }
        screenshot.ifPresent(pieces::add);
        html(end.left()).ifPresent(pieces::add);
        String lines = console.text();
        if (!lines.isEmpty()) {
            pieces.add(new Evidence(EvidenceKind.CONSOLE, lines.getBytes(UTF_8)));
        }
        return pieces;
    }

    private Optional<Evidence> screenshot(Duration limit) throws InterruptedException {
        try {
            JsonNode answer = session.call("Page.captureScreenshot", Map.of("format", "jpeg", "quality", 40), limit);
            return Optional.of(new Evidence(
                    EvidenceKind.SCREENSHOT,
                    Base64.getDecoder().decode(answer.path("data").asString())));
        } catch (CdpFailure e) {
            return Optional.empty();
        }
    }

    private Optional<Evidence> html(Duration limit) throws InterruptedException {
        Optional<String> world = watch.world();
        if (world.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = session.evaluate(world.get(), PageScript.html(HTML_CHARACTERS), limit)
                    .asString("");
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Evidence(EvidenceKind.HTML, text.getBytes(UTF_8)));
        } catch (CdpFailure e) {
            return Optional.empty();
        }
    }
}
