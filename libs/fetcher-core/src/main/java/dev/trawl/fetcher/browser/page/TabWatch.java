package dev.trawl.fetcher.browser.page;

import dev.trawl.fetcher.browser.cdp.CdpConnection;
import dev.trawl.fetcher.browser.cdp.CdpFailure;
import dev.trawl.fetcher.browser.cdp.CdpSession;
import dev.trawl.fetcher.visit.AbortReason;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The state of a tab by the events of its session: main document, isolated world, requests under way, crash, abort. Answers
 * dialogs. Thread-safe.
 */
public final class TabWatch implements CdpConnection.Listener {

    /** The name of the isolated world that page.js runs in. */
    public static final String WORLD = "trawl";

    private static final int MAX_DIALOGS = 50;

    /** More documents than a visit follows. */
    private static final int MAX_ANSWERS = 100;

    private final CdpSession cdpSession;
    private final String frame;
    private final ConsoleLog consoleLog = new ConsoleLog();
    private final Set<String> underWay = new HashSet<>();
    private final Map<String, MainDocument> answers = new LinkedHashMap<>();
    private @Nullable String navigation;
    private MainDocument mainDocument = MainDocument.requested("", "about:blank", 0);
    private @Nullable String world;
    private @Nullable String gone;
    private @Nullable AbortReason aborted;
    private boolean concluded;
    private @Nullable String crash;
    private int documents;
    private int dialogs;

    /** @param frame the ID of the tab's main frame */
    public TabWatch(CdpSession cdpSession, String frame) {
        this.cdpSession = cdpSession;
        this.frame = frame;
    }

    /** What the page wrote to its console. */
    ConsoleLog console() {
        return consoleLog;
    }

    @Override
    public synchronized void on(CdpConnection.Event event) {
        JsonNode params = event.params();
        switch (event.method()) {
            case "Network.requestWillBeSent" -> requested(params);
            case "Network.responseReceived" -> answered(params);
            case "Network.loadingFinished" -> ended(params.path("requestId").asString(), null);
            case "Network.loadingFailed" ->
                ended(
                        params.path("requestId").asString(),
                        // Canceled by the browser, such as for another document: no fault of the site.
                        params.path("canceled").asBoolean(false)
                                ? null
                                : params.path("errorText").asString());
            case "Runtime.executionContextCreated" -> worldBegins(params.path("context"));
            case "Runtime.executionContextDestroyed" ->
                worldEnds(params.path("executionContextUniqueId").asString());
            case "Runtime.executionContextsCleared" -> world = null;
            case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded" -> consoleLog.add(event);
            case "Page.javascriptDialogOpening" -> dialog(params);
            case "Fetch.requestPaused" ->
                cdpSession.send(
                        "Fetch.failRequest",
                        Map.of("requestId", params.path("requestId").asString(), "errorReason", "BlockedByClient"));
            case "Security.certificateError" -> refuseCertificate(params);
            case "Inspector.targetCrashed" -> crash("the page crashed its tab");
            default -> {
                return;
            }
        }
        notifyAll();
    }

    private void requested(JsonNode params) {
        String id = params.path("requestId").asString();
        underWay.add(id);
        if (isMain(params) && !params.path("documentURL").asString().isEmpty()) {
            boolean redirected = params.has("redirectResponse");
            if (!redirected) {
                documents++;
            }
            mainDocument = MainDocument.requested(
                    id, params.path("request").path("url").asString(), redirected ? mainDocument.redirects() + 1 : 0);
        }
    }

    private boolean isMain(JsonNode params) {
        return params.path("type").asString().equals("Document")
                && params.path("frameId").asString().equals(frame);
    }

    private void answered(JsonNode params) {
        if (!isMain(params) || !params.path("requestId").asString().equals(mainDocument.request())) {
            return;
        }
        mainDocument = mainDocument.answered(params.path("response"));
        if (answers.size() < MAX_ANSWERS) {
            answers.putIfAbsent(mainDocument.request(), mainDocument);
        }
    }

    private void ended(String request, @Nullable String error) {
        underWay.remove(request);
        if (request.equals(mainDocument.request())) {
            mainDocument = error == null ? mainDocument.completed() : mainDocument.failed(error);
            if (error != null) {
                // An incomplete document may never be parsed to its end, so it is no longer awaited.
                fail(new CdpFailure.Gone(error), "Runtime.evaluate"::equals);
            }
        }
    }

    private void worldBegins(JsonNode context) {
        JsonNode about = context.path("auxData");
        if (context.path("name").asString().equals(WORLD)
                && about.path("frameId").asString().equals(frame)) {
            world = context.path("uniqueId").asString();
        }
    }

    private void worldEnds(String id) {
        if (id.equals(world)) {
            world = null;
        }
    }

    private void dialog(JsonNode params) {
        dialogs++;
        consoleLog.add("dialog", params.path("message").asString());
        if (dialogs > MAX_DIALOGS) {
            // The dialog is still answered, since behind it there is no screenshot.
            cdpSession.send("Runtime.terminateExecution", Map.of());
            abort(AbortReason.ENDLESS_DIALOGS);
        }
        boolean leave = params.path("type").asString().equals("beforeunload");
        cdpSession.send("Page.handleJavaScriptDialog", Map.of("accept", leave));
    }

    @Override
    public synchronized void gone(String why) {
        if (gone == null) {
            gone = why;
        }
        notifyAll();
    }

    /** Counts as a crash, since the events that were lost may say anything. */
    @Override
    public synchronized void overrun(String why) {
        crash(why);
        notifyAll();
    }

    /** Answers at once: full Chromium waits seconds before a second error, and then reports only that the load was aborted. */
    private void refuseCertificate(JsonNode params) {
        if (params.path("requestURL").asString().replaceFirst("#.*$", "").equals(mainDocument.url())) {
            mainDocument = mainDocument.failed(
                    "net::" + params.path("errorType").asString().replaceFirst("^net::", ""));
        }
        cdpSession.send(
                "Security.handleCertificateError",
                Map.of("eventId", params.path("eventId").asInt(), "action", "cancel"));
    }

    /** The proxy cut off the answer of this URL. The browser reports it only once it has read what came before. */
    public synchronized void cutOff(String url) {
        if (url.equals(mainDocument.url()) && !mainDocument.finished()) {
            mainDocument = mainDocument.failed("more bytes than allowed");
            fail(new CdpFailure.Gone("more bytes than allowed"), "Runtime.evaluate"::equals);
            notifyAll();
        }
    }

    /** Fails the commands that wait: a crashed tab answers none of them. */
    private void crash(String why) {
        if (crash == null) {
            crash = why;
        }
        fail(new CdpFailure.Gone(why), method -> true);
    }

    private void fail(CdpFailure failure, Predicate<String> methods) {
        cdpSession.cdp().fail(cdpSession.id(), failure, methods);
    }

    /** Fails the commands that wait now, and each later wait, with {@link CdpFailure.Aborted}. Only the first reason counts. */
    public synchronized void abort(AbortReason reason) {
        if (concluded) {
            return;
        }
        AbortReason first = aborted == null ? reason : aborted;
        aborted = first;
        fail(new CdpFailure.Aborted(first), method -> true);
        notifyAll();
    }

    /** The visit is over. Fails the commands that still wait. A later abort has no effect, so that evidence can be gathered. */
    public synchronized void conclude() {
        if (aborted == null && !concluded) {
            fail(new CdpFailure.Gone("the visit is over"), method -> true);
        }
        concluded = true;
    }

    public synchronized Optional<AbortReason> aborted() {
        return Optional.ofNullable(aborted);
    }

    /** Throws the reason when the tab was aborted. */
    synchronized void checkNotAborted() throws CdpFailure.Aborted {
        if (aborted != null) {
            throw new CdpFailure.Aborted(aborted);
        }
    }

    synchronized Optional<String> goneBecause() {
        return Optional.ofNullable(gone);
    }

    /** Why the page crashed its tab, if it did. */
    public synchronized Optional<String> crash() {
        return Optional.ofNullable(crash);
    }

    public synchronized MainDocument document() {
        return mainDocument;
    }

    /**
     * The document that was answered first since {@link #mark}: to {@link #navigated}, or else to a click. A script may have led
     * to another one since.
     */
    synchronized Optional<MainDocument> firstAnswer() {
        return navigation == null
                ? answers.values().stream().findFirst()
                : Optional.ofNullable(answers.get(navigation));
    }

    /** @param loader the ID of the load that was asked for since {@link #mark} */
    public synchronized void navigated(String loader) {
        navigation = loader;
    }

    /** Counts documents, dialogs and requests under way from zero. */
    public synchronized void mark() {
        answers.clear();
        navigation = null;
        documents = 0;
        dialogs = 0;
        underWay.clear();
    }

    /** The number of documents begun in the main frame since {@link #mark}. */
    synchronized int documents() {
        return documents;
    }

    /** Whether a request begun since {@link #mark} has not ended. */
    synchronized boolean isLoading() {
        return !underWay.isEmpty();
    }

    public synchronized Optional<String> world() {
        return Optional.ofNullable(world);
    }

    /** Waits for a world other than this one; empty when none came in time. */
    synchronized Optional<String> awaitWorld(Optional<String> other, Duration limit)
            throws CdpFailure.Aborted, InterruptedException {
        await(() -> world != null && !Optional.of(world).equals(other), limit);
        return world != null && !Optional.of(world).equals(other) ? Optional.of(world) : Optional.empty();
    }

    /** Waits until the last byte of the document has come, or it failed. */
    synchronized boolean awaitDocument(Duration limit) throws CdpFailure.Aborted, InterruptedException {
        await(() -> mainDocument.finished(), limit);
        return mainDocument.finished();
    }

    /** Waits for the tab to crash, or to go. */
    public synchronized boolean awaitCrash(Duration limit) throws CdpFailure.Aborted, InterruptedException {
        await(() -> crash != null, limit);
        return crash != null || gone != null;
    }

    private void await(BooleanSupplier condition, Duration limit) throws CdpFailure.Aborted, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean() && gone == null && crash == null) {
            checkNotAborted();
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
