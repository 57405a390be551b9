package dev.trawl.fetcher.browser.webdriver;

import dev.trawl.fetcher.visit.AbortReason;
import org.openqa.selenium.WebDriverException;

/** A command that is no longer waited for, since its tab was aborted. */
final class AbortedCommand extends WebDriverException {

    private static final long serialVersionUID = 1L;

    private final AbortReason reason;

    AbortedCommand(AbortReason reason) {
        super(reason.text());
        this.reason = reason;
    }

    AbortReason reason() {
        return reason;
    }
}
