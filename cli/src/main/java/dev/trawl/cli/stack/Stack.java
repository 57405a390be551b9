package dev.trawl.cli.stack;

import dev.trawl.devservers.DatabaseServer.Database;
import dev.trawl.devservers.KafkaProcess;
import dev.trawl.devservers.PostgresProcess;
import dev.trawl.devservers.ServerFailed;
import dev.trawl.devservers.StartCache;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One pipeline: a broker, a database, the services, and the demo blog if it is wanted, all of them processes that end with
 * this one. Closing is safe from any thread, and again.
 */
public final class Stack implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(25);
    /** Ctrl-C hands running visits back soon: a person waits for it. */
    private static final Duration VISIT_GRACE = Duration.ofSeconds(2);

    private static final String DATABASE = "trawl";

    private final StackPlan plan;
    private final Installation installation;
    private final Runnable afterwards;
    private final String password;
    private final KafkaProcess kafka;
    private final PostgresProcess postgres;
    private final List<ServiceProcess> services = new ArrayList<>();
    private final List<Runnable> beforeEnd = new CopyOnWriteArrayList<>();
    private final Optional<DataLock> dataLock;
    private @Nullable DemoBlogProcess demo;
    private volatile boolean closed;

    private Stack(StackPlan plan, Installation installation, Runnable afterwards) {
        this.dataLock = plan.run().kept().map(DataLock::take);
        plan.run().create();
        this.plan = plan;
        this.afterwards = afterwards;
        this.installation = installation;
        this.password = secret();
        this.kafka = KafkaProcess.in(
                plan.run().kafka(), plan.run().log("kafka"), plan.run().kept().isPresent());
        if (installation.training()) {
            kafka.record();
        }
        this.postgres = PostgresProcess.in(
                plan.run().postgres(),
                plan.run().log("postgres"),
                plan.run().kept().isPresent());
    }

    private static String secret() {
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Starts it; returns when the servers answer and the services were started, which takes them a little longer.
     *
     * @param afterwards done when it has ended, whatever ended it
     * @param line takes a sentence on what is being started, at each change
     */
    public static Stack start(StackPlan plan, Installation installation, Runnable afterwards, Consumer<String> line) {
        Stack stack;
        try {
            stack = new Stack(plan, installation, afterwards);
        } catch (StackFailed e) {
            afterwards.run();
            throw e;
        }
        Thread onExit = new Thread(stack::close, "end " + plan.name());
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            stack.startAll(line);
            stack.writeState();
            return stack;
        } catch (ServerFailed | StackFailed e) {
            stack.close();
            throw new StackFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private void startAll(Consumer<String> line) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, CompletableFuture<?>> servers = new LinkedHashMap<>();
            servers.put("Kafka", CompletableFuture.runAsync(kafka::start, threads));
            servers.put("Postgres", CompletableFuture.runAsync(this::startDatabase, threads));
            if (plan.demo().isPresent()) {
                servers.put("the demo blog", CompletableFuture.runAsync(this::startDemo, threads));
            }
            StartProgress.report(servers, line);
            installation.prepare();
            // on few cores the broker would be ready last, and everything waits for it
            servers.values().forEach(CompletableFuture::join);
            startServices();
        } catch (CompletionException e) {
            throw new StackFailed(
                    e.getCause() == null
                            ? e.toString()
                            : String.valueOf(e.getCause().getMessage()),
                    e);
        }
    }

    private void startDatabase() {
        postgres.start();
        postgres.createDatabase(DATABASE, DATABASE, password);
    }

    private synchronized void startDemo() {
        if (!closed && plan.demo().isPresent()) {
            demo = DemoBlogProcess.start(plan.demo().get(), installation, plan.run());
        }
    }

    private synchronized void startServices() {
        if (closed) {
            return;
        }
        start(Service.SCHEDULER, "scheduler");
        Replicas replicas = plan.replicas();
        for (int n = 1; n <= replicas.fetchers(); n++) {
            start(Service.FETCHER, "fetcher-" + n);
        }
        start(Service.STORAGE, replicas.storages());
        start(Service.PARSER, replicas.parsers());
    }

    /** The first has the name of the service. */
    private void start(Service service, int replicas) {
        for (int n = 1; n <= replicas; n++) {
            start(service, n == 1 ? service.label() : service.label() + "-" + n);
        }
    }

    private void start(Service service, String name) {
        RunFolder run = plan.run();
        List<String> arguments = new ArrayList<>(plan.settingsOf(service));
        if (service == Service.FETCHER && demo != null) {
            arguments.addAll(demo.fetcherSettings());
        }
        List<String> command = installation.command(service, run.temporary(), arguments);
        services.add(
                ServiceProcess.start(name, run, command, installation.repository(), port -> variables(name, port)));
    }

    /** In the environment, so that a setting given by the caller goes before each of them. */
    private Map<String, String> variables(String name, int port) {
        Map<String, String> variables = new HashMap<>(ServiceProcess.environment(plan.run(), plan.sites(), port));
        variables.put("TRAWL_KAFKA", kafka.bootstrapServers());
        variables.put("TRAWL_DB_URL", database().jdbcUrl());
        variables.put("TRAWL_DB_USER", database().user());
        variables.put("TRAWL_DB_PASSWORD", database().password());
        variables.put("TRAWL_FETCHER_GRACE", VISIT_GRACE.toSeconds() + "s");
        if (demo != null) {
            variables.put("TRAWL_SCHEDULER_DEFAULTSITE", "demo");
        }
        // on loopback it needs none; that of another scheduler may stand in this process's environment
        variables.put("TRAWL_SCHEDULER_TOKEN", "");
        variables.put("LOGGING_FILE_NAME", plan.run().log(name).toString());
        variables.put("LOGGING_THRESHOLD_CONSOLE", "OFF");
        variables.put("LOGGING_LOGBACK_ROLLINGPOLICY_MAXFILESIZE", "10MB");
        variables.put("LOGGING_LOGBACK_ROLLINGPOLICY_MAXHISTORY", "3");
        variables.put("LOGGING_LOGBACK_ROLLINGPOLICY_TOTALSIZECAP", "40MB");
        return variables;
    }

    public Database database() {
        return postgres.database(DATABASE, DATABASE, password);
    }

    public KafkaProcess kafka() {
        return kafka;
    }

    public PostgresProcess postgres() {
        return postgres;
    }

    /** The services in the order they were started. */
    public synchronized List<ServiceProcess> services() {
        return List.copyOf(services);
    }

    public List<ServiceProcess> fetchers() {
        return services(Service.FETCHER);
    }

    /** All of this kind. */
    public List<ServiceProcess> services(Service kind) {
        return services().stream()
                .filter(one -> one.name().startsWith(kind.label()))
                .toList();
    }

    /** Who asked the demo blog for what, and when: a line a request. */
    public Path demoAccessLog() {
        return plan.run().log("demo-blog-access");
    }

    public Path log(ServiceProcess service) {
        return plan.run().log(service.name());
    }

    public ServiceProcess service(Service service) {
        return services().stream()
                .filter(one -> one.name().equals(service.label()))
                .findFirst()
                .orElseThrow(() -> new StackFailed("the " + service.label() + " was not started"));
    }

    /** As others find it. */
    public synchronized StackState state() {
        ProcessHandle self = ProcessHandle.current();
        List<StackState.Member> processes = new ArrayList<>();
        processes.add(new StackState.Member("kafka", kafka.pid()));
        processes.add(new StackState.Member("postgres", postgres.pid()));
        if (demo != null) {
            processes.add(new StackState.Member("demo-blog", demo.pid()));
        }
        services.forEach(one -> processes.add(new StackState.Member(one.name(), one.pid())));
        return new StackState(
                plan.name(),
                self.pid(),
                StackState.started(self),
                plan.run().logs().toString(),
                kafka.bootstrapServers(),
                database().jdbcUrl(),
                database().user(),
                database().password(),
                service(Service.SCHEDULER).address(),
                service(Service.STORAGE).address(),
                service(Service.PARSER).address(),
                fetchers().stream().map(ServiceProcess::address).toList(),
                demo == null ? null : demo.address(),
                processes);
    }

    /** Writes {@link #state()} for those at other terminals. */
    synchronized void writeState() {
        if (!closed) {
            Stacks.write(plan.run(), state());
        }
    }

    /** Whether it has been, or is being, ended. */
    public boolean isClosed() {
        return closed;
    }

    /** Is run when it is ended, before anything of it ends. */
    public void beforeEnd(Runnable action) {
        beforeEnd.add(action);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        beforeEnd.forEach(Runnable::run);
        services.forEach(ServiceProcess::terminate);
        Duration grace = installation.training() ? StartCache.WRITING : GRACE;
        services.forEach(one -> one.endWithin(grace));
        if (demo != null) {
            demo.close();
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(kafka::close, threads),
                            CompletableFuture.runAsync(postgres::close, threads))
                    .join();
        } finally {
            plan.run().delete();
            dataLock.ifPresent(DataLock::close);
            afterwards.run();
        }
    }
}
