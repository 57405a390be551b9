package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.devservers.DatabaseServer.Database;
import java.util.Map;
import java.util.Optional;

/** A running pipeline as a command sees it, whichever process owns it. */
interface PipelineHandle extends AutoCloseable {

    /** Its scheduler, with the token for changes. */
    SchedulerApi scheduler();

    /** The addresses of its services by name, where this process may ask them. */
    Map<String, String> services();

    /** Where its rows are. */
    Database database();

    /** The address of the demo blog beside it, where there is one. */
    Optional<String> demoBlog();

    /** Where a person finds it. */
    PipelineAddresses whereToLook();

    /** What a person types to have the demo blog crawled once more. */
    String demoAgain();

    /** Returns while all is well; throws {@link dev.trawl.cli.stack.StackFailed} when it cannot go on. */
    void check();

    /** Whether it is being ended, by Ctrl-C for one. */
    boolean isEnding();

    /** Is run first when it is ended by Ctrl-C or a signal, and may still use it then. */
    void first(Runnable action);

    /** Ends it; returns when nothing of it is left. */
    @Override
    void close();
}
