package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.stack.StackState;
import dev.trawl.devservers.DatabaseServer.Database;
import java.util.Map;
import java.util.Optional;

/** A pipeline of processes of this machine. */
interface LocalPipeline extends PipelineHandle {

    StackState state();

    @Override
    default SchedulerApi scheduler() {
        return new SchedulerApi(state().scheduler());
    }

    @Override
    default Map<String, String> services() {
        return state().services();
    }

    @Override
    default Database database() {
        StackState state = state();
        return new Database(state.databaseUrl(), state.databaseUser(), state.databasePassword());
    }

    @Override
    default Optional<String> demoBlog() {
        return Optional.ofNullable(state().demoBlog());
    }

    @Override
    default PipelineAddresses whereToLook() {
        return PipelineAddresses.of(state());
    }

    @Override
    default String demoAgain() {
        return "./trawl demo";
    }
}
