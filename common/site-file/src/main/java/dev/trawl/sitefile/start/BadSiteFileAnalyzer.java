package dev.trawl.sitefile.start;

import dev.trawl.sitefile.BadSiteFile;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the faults of site files, and nothing else, when they stop the start. */
class BadSiteFileAnalyzer extends AbstractFailureAnalyzer<BadSiteFile> {

    @Override
    protected FailureAnalysis analyze(Throwable root, BadSiteFile cause) {
        return new FailureAnalysis(
                String.join("\n", cause.faults()),
                "Correct the site files, or set trawl.sites to their folder.",
                cause);
    }
}
