package dev.trawl.fetcher;

import dev.trawl.sitefile.BadSiteFile;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** One sentence, instead of a stack trace, for what stops a fetcher's start. */
final class StartFailures {

    private StartFailures() {}

    /** No browser. */
    static final class OfBrowser extends AbstractFailureAnalyzer<NoBrowserAtStart> {
        @Override
        protected FailureAnalysis analyze(Throwable root, NoBrowserAtStart cause) {
            return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
        }
    }

    /** Site files with faults. */
    static final class OfSiteFile extends AbstractFailureAnalyzer<BadSiteFile> {
        @Override
        protected FailureAnalysis analyze(Throwable root, BadSiteFile cause) {
            return new FailureAnalysis(
                    String.join("\n", cause.faults()),
                    "Correct the site files, or set trawl.sites to their folder.",
                    cause);
        }
    }
}
