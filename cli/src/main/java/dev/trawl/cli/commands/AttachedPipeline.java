package dev.trawl.cli.commands;

import dev.trawl.cli.commands.PipelineAddresses.Place;
import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.stack.StackFailed;
import dev.trawl.devservers.DatabaseServer.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline that another program runs, such as docker compose: the environment says where it is, and where people at the
 * machine around find it.
 */
final class AttachedPipeline implements PipelineHandle {

    private static final String PREFIX = "TRAWL_PIPELINE_";

    private final Map<String, String> environment;
    private volatile boolean ending;

    AttachedPipeline(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    static AttachedPipeline ofEnvironment() {
        return new AttachedPipeline(System.getenv());
    }

    /** Whether the environment names one. */
    static boolean isGiven() {
        return System.getenv().containsKey(PREFIX + "SCHEDULER");
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(environment.get(PREFIX + name)).filter(value -> !value.isBlank());
    }

    private String given(String name) {
        return optional(name)
                .orElseThrow(() -> new StackFailed(PREFIX + name + " is not set, which says where the pipeline is"));
    }

    String kafka() {
        return given("KAFKA");
    }

    @Override
    public SchedulerApi scheduler() {
        return new SchedulerApi(given("SCHEDULER"), optional("TOKEN").orElse(""));
    }

    /** No addresses: the services are in containers, and the scheduler answers once they are healthy. */
    @Override
    public Map<String, String> services() {
        return Map.of();
    }

    @Override
    public Database database() {
        return new Database(given("DB_URL"), given("DB_USER"), given("DB_PASSWORD"));
    }

    @Override
    public Optional<String> demoBlog() {
        return optional("DEMO_BLOG");
    }

    @Override
    public String demoAgain() {
        return "docker compose run --rm tools trawl demo";
    }

    /** By the ports that are published, and by docker compose where there is none. */
    @Override
    public PipelineAddresses whereToLook() {
        return new PipelineAddresses(List.of(
                new Place("overview", overview()),
                new Place("profiles", "/api/profiles at docker compose port storage-service 8081"),
                new Place("articles", "/api/articles there"),
                new Place("database", "docker compose exec postgres psql -U trawl"),
                new Place("Kafka", "docker compose run --rm tools trawl kafka-topics --list"),
                new Place("logs", "docker compose logs")));
    }

    /** All of it in one line. */
    String summary() {
        return "where to look: " + overview() + " | rows: docker compose exec postgres psql -U trawl"
                + " -c 'select * from storage.profile_overview limit 10' | who failed and why: " + overview()
                + "api/dead-letters";
    }

    private String overview() {
        return "http://127.0.0.1:" + optional("SCHEDULER_PORT").orElse("8080") + "/";
    }

    @Override
    public void check() {
        // the program that runs it restarts it
    }

    @Override
    public boolean isEnding() {
        return ending;
    }

    @Override
    public void first(Runnable action) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ending = true;
            action.run();
        }));
    }

    @Override
    public void close() {
        // it is not ours to end
    }
}
