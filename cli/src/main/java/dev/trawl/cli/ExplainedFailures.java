package dev.trawl.cli;

import dev.trawl.cli.commands.WrongOption;
import dev.trawl.cli.crawl.RequestRefused;
import dev.trawl.cli.crawl.SchedulerUnavailable;
import dev.trawl.cli.stack.StackFailed;
import dev.trawl.devservers.ServerFailed;
import dev.trawl.sitecheck.live.LiveFailed;
import dev.trawl.sitecheck.page.AmbiguousPage;
import dev.trawl.sitecheck.reparse.messaging.KafkaFailed;
import dev.trawl.sitefile.BadSiteFile;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints a failure whose message is a sentence for the person at the terminal. Any other is a defect, and keeps its stack trace. */
final class ExplainedFailures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) throws Exception {
        if (!isExplained(failure)) {
            throw failure;
        }
        line.getErr().println("trawl: " + failure.getMessage());
        return status(failure);
    }

    private static boolean isExplained(Exception failure) {
        return failure instanceof SchedulerUnavailable
                || isWrongInput(failure)
                || failure instanceof RequestRefused
                || failure instanceof StackFailed
                || failure instanceof ServerFailed
                || failure instanceof LiveFailed
                || failure instanceof KafkaFailed
                || failure instanceof UncheckedIOException;
    }

    private static int status(Exception failure) {
        if (failure instanceof SchedulerUnavailable) {
            return SchedulerUnavailable.STATUS;
        }
        return isWrongInput(failure) ? WrongOption.STATUS : 1;
    }

    private static boolean isWrongInput(Exception failure) {
        return failure instanceof WrongOption
                || failure instanceof AmbiguousPage
                || failure instanceof BadSiteFile
                || failure instanceof RequestRefused refused && refused.status() == 400;
    }
}
