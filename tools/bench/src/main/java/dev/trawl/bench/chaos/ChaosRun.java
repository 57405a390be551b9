package dev.trawl.bench.chaos;

import dev.trawl.bench.chaos.KillList.KillOrder;
import dev.trawl.bench.chaos.KillList.Victim;
import dev.trawl.bench.chaos.messaging.Backlog;
import dev.trawl.bench.chaos.postgres.LedgerTables;
import dev.trawl.bench.measure.Pause;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.cli.stack.Stack;
import dev.trawl.cli.stack.Supervision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What one running pipeline goes through. One thread. */
final class ChaosRun implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(150);
    /** For the first outcome, and for everything to be ready after a kill. */
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(120);
    /** For the last tasks; the longest fault takes minutes. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    /** What the scheduler says of them. */
    private static final String KILLED = "visits started and were never heard of again";

    private static final int FEW = 40;
    private static final int MORE = 60;

    private final ChaosSettings settings;
    private final Stack stack;
    private final CrawlSupply crawlSupply;
    private final LedgerTables ledger;
    private final Poisoning poisoning;
    private final PipelineHealth pipelineHealth;
    private final FaultInjector faultInjector;
    private final Supervision supervision;
    private final SpoiledRecords spoiled;
    private final List<Kill> kills = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private int replayed;

    ChaosRun(ChaosSettings settings, Stack stack, CrawlSupply crawlSupply, LedgerTables ledger, Poisoning poisoning) {
        this.settings = settings;
        this.stack = stack;
        this.crawlSupply = crawlSupply;
        this.ledger = ledger;
        this.poisoning = poisoning;
        this.pipelineHealth = new PipelineHealth(stack, ledger);
        this.faultInjector = new FaultInjector(stack);
        this.supervision = new Supervision(stack);
        int refused = settings.isShort() ? 4 : 16;
        this.spoiled = new SpoiledRecords(ledger, poisoning.written(), crawlSupply.userPool(), refused);
    }

    /** Kills until the list or the time is over, and waits for the end of every task. */
    List<Kill> kills() {
        submit(settings.isShort() ? part(0) : settings.users());
        await(
                "the first outcome",
                LONGEST_RECOVERY,
                () -> pipelineHealth.ailing().isEmpty() && pipelineHealth.beats());
        spoiled.start();
        var list = new KillList(settings.seed());
        long end = System.nanoTime() + settings.time().orElse(Duration.ZERO).toNanos();
        do {
            feed();
            kills.add(strike(list.next()));
            poisoning.some();
        } while (settings.isShort() ? kills.size() < Victim.values().length : System.nanoTime() < end);
        poisoning.rest();
        settings.say("no more kills, waiting for the last tasks");
        await("the end of every task", LONGEST_REST, pipelineHealth::rests);
        spoiled.close();
        replayKilled();
        return List.copyOf(kills);
    }

    /** Three visits that were all killed end a task. It is replayed, as a person would, and has to end as intended then. */
    private void replayKilled() {
        long killed = ledger.tasks().stream()
                .filter(task -> task.reason().contains(KILLED))
                .count();
        if (killed == 0) {
            return;
        }
        settings.say(killed + " tasks ended because three visits of each were killed; they are replayed");
        // a letter is listed when the scheduler has read it
        await("the letters of the tasks that the kills ended", LONGEST_RECOVERY, () -> {
            try {
                replayed += crawlSupply.replay(Map.of("kind", "browser", "text", KILLED));
                return replayed >= killed;
            } catch (ServiceUnanswered e) {
                return false;
            }
        });
        await("the end of every replayed task", LONGEST_REST, pipelineHealth::rests);
    }

    /** How many tasks ended because their visits were killed, and were replayed. */
    int replayed() {
        return replayed;
    }

    /** The short form has something for every kill; the long one is never without work. */
    private void feed() {
        if (settings.isShort()) {
            if (!kills.isEmpty()) {
                submit(part(kills.size()));
            }
        } else if (ledger.open().orElse(FEW) < FEW) {
            submit(MORE);
        }
    }

    private int part(int kill) {
        int victims = Victim.values().length;
        return settings.users() * (kill + 1) / victims - settings.users() * kill / victims;
    }

    private void submit(int users) {
        await("the scheduler to take a crawl", LONGEST_RECOVERY, () -> {
            try {
                crawlSupply.submit(users);
                return true;
            } catch (ServiceUnanswered e) {
                return false;
            }
        });
    }

    private Kill strike(KillOrder order) {
        Pause.of(order.work());
        pipelineHealth.forget();
        long at = System.nanoTime();
        faultInjector.kill(order);
        faultInjector.startAgain(order);
        Duration healthy = null;
        Duration outcome = null;
        while (healthy == null || outcome == null) {
            if (healthy == null && pipelineHealth.ailing().isEmpty()) {
                healthy = since(at);
            }
            if (outcome == null && pipelineHealth.beats()) {
                outcome = since(at);
            }
            if ((healthy != null && pipelineHealth.rests()) || since(at).compareTo(LONGEST_RECOVERY) > 0) {
                break;
            }
            look();
        }
        if (healthy == null) {
            find("120 s after the kill of " + order.victim().label() + " these are not ready: "
                    + pipelineHealth.ailing());
            healthy = since(at);
        } else if (outcome == null && !pipelineHealth.rests()) {
            find("no outcome for 120 s after the kill of " + order.victim().label());
        }
        goesOn(order);
        var kill = new Kill(order.victim(), healthy, Optional.ofNullable(outcome));
        settings.say(line(order, kill));
        return kill;
    }

    /** What was on its way when it was killed may be all that came: there has to be more. */
    private void goesOn(KillOrder order) {
        pipelineHealth.forget();
        await(
                "outcomes after the kill of " + order.victim().label(),
                LONGEST_RECOVERY,
                () -> pipelineHealth.beats() || pipelineHealth.rests());
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private String line(KillOrder order, Kill kill) {
        return String.format(
                Locale.ROOT,
                "%d. %s killed: healthy after %s s, next outcome after %s s; %d submitted, %s open",
                order.number(),
                order.whom(ChaosSettings.FETCHERS),
                seconds(kill.healthy()),
                kill.outcome().map(ChaosRun::seconds).orElse("–"),
                crawlSupply.submitted().size(),
                ledger.open().isPresent() ? ledger.open().getAsLong() : "?");
    }

    private static String seconds(Duration duration) {
        return ChaosReport.number(duration.toMillis() / 1000.0);
    }

    /** Whatever ends by itself is started again, and told. */
    private void look() {
        Pause.of(POLL);
        supervision.step().forEach(this::find);
    }

    private void await(String what, Duration limit, BooleanSupplier condition) {
        long at = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (since(at).compareTo(limit) > 0) {
                find("waited " + limit.toSeconds() + " s in vain for " + what);
                return;
            }
            look();
        }
    }

    private void find(String finding) {
        settings.say("FINDING: " + finding);
        findings.add(finding);
    }

    /** Waits for every reader to come to the end of its topics; answers what should not have been so far. */
    List<String> findings() {
        try (var backlog = new Backlog(stack.kafka().bootstrapServers(), poisoning.topics())) {
            await(
                    "every reader to come to the end of its topics",
                    LONGEST_RECOVERY,
                    () -> backlog.behind().isEmpty());
            backlog.behind().forEach((reader, messages) -> find(reader + " has " + messages + " messages unread"));
        }
        pipelineHealth.ailing().forEach(service -> find(service + " is not ready at the end"));
        return List.copyOf(findings);
    }

    /** Of what it has come to. */
    Audit audit() {
        return new Audit(stack, crawlSupply, ledger, poisoning, spoiled.tasks());
    }

    @Override
    public void close() {
        spoiled.close();
        poisoning.close();
    }

    /**
     * What came after one SIGKILL.
     *
     * @param healthy until every part was ready again
     * @param outcome until the next outcome changed a task; empty when none was open, or none came
     */
    record Kill(Victim victim, Duration healthy, Optional<Duration> outcome) {}
}
