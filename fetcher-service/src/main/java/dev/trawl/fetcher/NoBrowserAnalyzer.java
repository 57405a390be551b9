package dev.trawl.fetcher;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** One sentence, instead of a stack trace, for a fetcher that finds no browser at its start. */
final class NoBrowserAnalyzer extends AbstractFailureAnalyzer<NoBrowserAtStart> {

    @Override
    protected FailureAnalysis analyze(Throwable root, NoBrowserAtStart cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
