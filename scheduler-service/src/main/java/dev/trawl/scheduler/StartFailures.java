package dev.trawl.scheduler;

import dev.trawl.sitefile.BadSiteFile;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** One sentence, instead of a stack trace, for what stops the start. */
final class StartFailures {

    private StartFailures() {}

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

    /** Settings that cannot be used. */
    static final class OfSetting extends AbstractFailureAnalyzer<UnusableSetting> {
        @Override
        protected FailureAnalysis analyze(Throwable root, UnusableSetting cause) {
            return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
        }
    }
}
