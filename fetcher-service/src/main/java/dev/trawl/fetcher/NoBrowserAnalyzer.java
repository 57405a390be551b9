package dev.trawl.fetcher;

import dev.trawl.fetcher.visit.Browser.NoBrowser;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** One sentence that says what to install or set, instead of a stack trace, when the start finds no browser. */
final class NoBrowserAnalyzer extends AbstractFailureAnalyzer<NoBrowser> {

    @Override
    protected FailureAnalysis analyze(Throwable root, NoBrowser cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
