package dev.trawl.fetcher.browser.webdriver;

import dev.trawl.fetcher.browser.page.PageScript;
import dev.trawl.fetcher.browser.process.ChromeProcess;
import dev.trawl.fetcher.visit.AbortReason;
import dev.trawl.fetcher.visit.TimeLimit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.UnhandledAlertException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The commands of a WebDriver session. The session executes one after the other, and none can be taken back. The caller stops
 * waiting when the limit has passed or the tab is aborted; the session is busy until the command has ended.
 */
record WebDriverSession(ChromeProcess process, CompletableFuture<Object> aborted) {

    /** A command is no longer awaited, since its tab was aborted. */
    static final class Aborted extends WebDriverException {

        private static final long serialVersionUID = 1L;

        private final AbortReason reason;

        Aborted(AbortReason reason) {
            super(reason.text());
            this.reason = reason;
        }

        AbortReason reason() {
            return reason;
        }
    }

    /** The longest time that one call of page.js may take. */
    static final Duration SLICE = Duration.ofSeconds(2);

    /** How much longer than the limit an answer is awaited: the driver keeps the limit too, and its error says more. */
    private static final Duration SLACK = Duration.ofMillis(300);

    WebDriverSession(ChromeProcess process) {
        this(process, new CompletableFuture<>());
    }

    /** Ends the command that waits, and each later one, with {@link Aborted}. */
    void abort(AbortReason reason) {
        aborted.completeExceptionally(new Aborted(reason));
    }

    /** @throws WebDriverException of the driver, a {@link TimeoutException}, or an {@link Aborted} */
    <T> T call(TimeLimit timeLimit, Function<RemoteWebDriver, T> command) throws InterruptedException {
        var answer = CompletableFuture.supplyAsync(() -> command.apply(process.driver()), Thread::startVirtualThread);
        try {
            CompletableFuture.anyOf(answer, aborted)
                    .get(timeLimit.left().plus(SLACK).toMillis(), TimeUnit.MILLISECONDS);
            return answer.join();
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("the driver did not answer in time", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof WebDriverException failure ? failure : new WebDriverException(e.getCause());
        }
    }

    /**
     * Calls page.js. There is no world but the page's own, so page.js is sent with each call and leaves nothing in the page.
     *
     * @return empty when the page does not answer in time, is left, or opens a dialog
     */
    Optional<JsonNode> ask(String expression, TimeLimit timeLimit) throws InterruptedException {
        String script = "const answer = arguments[0], globalThis = {};\n" + PageScript.TEXT
                + "\nconst trawl = globalThis.trawl;\nsetTimeout(answer, "
                + timeLimit.least(SLICE).toMillis() + ");\nnew Promise(resolve => resolve(" + expression
                + ")).then(answer);";
        try {
            Object answer = call(timeLimit, driver -> driver.executeAsyncScript(script));
            return Optional.ofNullable(answer).map(JsonMapper.shared()::valueToTree);
        } catch (ScriptTimeoutException | JavascriptException | UnhandledAlertException notNow) {
            return Optional.empty();
        }
    }
}
