package dev.trawl.scheduler.postgres;

import dev.trawl.messages.Control;
import dev.trawl.messages.CrawlId;
import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.TaskId;
import dev.trawl.scheduler.ledger.TaskCommands;
import dev.trawl.scheduler.letter.LetterFilter;
import dev.trawl.scheduler.task.TaskChange;
import dev.trawl.scheduler.task.TaskEvent;
import dev.trawl.scheduler.task.Transition;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Task commands, executed in batches. */
final class PostgresTaskCommands implements TaskCommands {

    private static final int BATCH = 500;

    private static final String IN_STATES = """
            select task_id from task
            where crawl_id = ? and state = any (?::text[]) and task_id > ? order by task_id limit ?
            """;

    private static final String FIRST_HELD = """
            select task_id from task where crawl_id = ? and state = 'HELD' order by submitted_at, user_id, site limit ?
            for update skip locked
            """;
    private static final String PAUSE_CRAWL = """
            update crawl set paused_at = case when ? then coalesce(paused_at, ?) end where crawl_id = ?
            """;
    private static final String PAUSE = """
            insert into site (site, paused) values (?, ?) on conflict (site) do update set paused = excluded.paused
            """;

    /** Crawls that are not cancelled, and are not while their tasks are replayed: {@link #cancel} waits. */
    private static final String TO_REPLAY = """
            select l.task_id from standing_dead_letter l join crawl c on c.crawl_id = l.crawl_id
            where c.cancelled_at is null and %s order by l.task_id limit %d for share of c
            """;

    /** By the task itself: the sender of a letter may have read it before the scheduler has. */
    private static final String DEAD_BY = """
            select t.task_id from task t join crawl c on c.crawl_id = t.crawl_id
            where t.task_id = ? and t.state = 'DEAD' and t.counted_attempt = ? and t.kind = ? and c.cancelled_at is null
            for share of c
            """;

    /** They have something to do again, and an end that is to be told. */
    private static final String TO_END = """
            insert into crawl_to_end (crawl_id) select distinct crawl_id from task where task_id = any (?::uuid[])
            """;

    private static final String REPLAYED = """
            update dead_letter l set replayed_at = ?
            where l.task_id = any (?::uuid[]) and l.replayed_at is null and exists (
                select 1 from task t where t.task_id = l.task_id and t.state = 'DEAD'
                                       and t.counted_attempt = l.attempt and t.kind = l.kind)
            """;

    private final Transactions transactions;
    private final JdbcTemplate jdbc;
    private final PostgresLedger ledger;
    private final TaskSideEffects taskSideEffects;
    private final Clock clock;

    PostgresTaskCommands(Transactions transactions, PostgresLedger ledger, Clock clock) {
        this.transactions = transactions;
        this.jdbc = transactions.jdbc();
        this.ledger = ledger;
        this.taskSideEffects = new TaskSideEffects(jdbc);
        this.clock = clock;
    }

    @Override
    public int cancel(CrawlId crawl) {
        boolean found = transactions.run(() -> {
            var now = Columns.at(clock.instant());
            int rows = jdbc.update(
                    "update crawl set cancelled_at = coalesce(cancelled_at, ?) where crawl_id = ?", now, crawl.value());
            if (rows > 0) {
                taskSideEffects.control(Control.key(crawl), new Control.OfCrawl(true), now);
            }
            return rows > 0;
        });
        return found ? forAll(crawl, "{HELD,WAITING,QUEUED}", new TaskEvent.CancelAsked()) : 0;
    }

    @Override
    public int release(CrawlId crawl, OptionalInt most) {
        if (most.isEmpty()) {
            return forAll(crawl, "{HELD}", new TaskEvent.ReleaseAsked());
        }
        int changed = 0;
        int batch = 1;
        while (changed < most.getAsInt() && batch > 0) {
            int left = Math.min(BATCH, most.getAsInt() - changed);
            batch = transactions.run(() -> releaseFirst(crawl, left));
            changed += batch;
        }
        return changed;
    }

    private int releaseFirst(CrawlId crawl, int most) {
        List<UUID> first =
                jdbc.query(FIRST_HELD, (row, n) -> row.getObject("task_id", UUID.class), crawl.value(), most);
        return changed(ledger.inTransaction(happenings(first, new TaskEvent.ReleaseAsked())));
    }

    private static List<TaskChange> happenings(List<UUID> tasks, TaskEvent event) {
        return tasks.stream().map(id -> new TaskChange(new TaskId(id), event)).toList();
    }

    private static int changed(List<Transition> verdicts) {
        return (int)
                verdicts.stream().filter(Transition.Changed.class::isInstance).count();
    }

    @Override
    public void pause(CrawlId crawl, boolean paused) {
        jdbc.update(PAUSE_CRAWL, paused, Columns.at(clock.instant()), crawl.value());
    }

    private int forAll(CrawlId crawl, String states, TaskEvent event) {
        int changed = 0;
        UUID last = new UUID(0, 0);
        while (true) {
            List<UUID> ids = jdbc.query(
                    IN_STATES, (row, n) -> row.getObject("task_id", UUID.class), crawl.value(), states, last, BATCH);
            if (ids.isEmpty()) {
                return changed;
            }
            last = ids.getLast();
            changed += changed(ledger.happen(happenings(ids, event)));
        }
    }

    @Override
    public Transition cancel(TaskId task) {
        return ledger.happen(List.of(new TaskChange(task, new TaskEvent.CancelAsked())))
                .getFirst();
    }

    @Override
    public void pause(SiteId site, boolean paused) {
        transactions.run(() -> {
            taskSideEffects.control(Control.key(site), new Control.OfSite(paused), Columns.at(clock.instant()));
            return jdbc.update(PAUSE, site.value(), paused);
        });
    }

    @Override
    public int replay(LetterFilter filter) {
        int replayed = 0;
        while (true) {
            int batch = transactions.run(() -> replayBatch(filter));
            replayed += batch;
            if (batch == 0) {
                return replayed;
            }
        }
    }

    private int replayBatch(LetterFilter filter) {
        var where = LetterFilterSql.of(filter);
        List<UUID> ids = jdbc.query(
                TO_REPLAY.formatted(where.sql(), BATCH),
                (row, n) -> row.getObject("task_id", UUID.class),
                where.parameters());
        return replay(ids);
    }

    @Override
    public boolean replay(DeadLetter letter) {
        return transactions.run(() -> replay(jdbc.query(
                        DEAD_BY,
                        (row, n) -> row.getObject("task_id", UUID.class),
                        letter.visit().taskId().value(),
                        letter.visit().attempt(),
                        letter.kind().label())))
                > 0;
    }

    private int replay(List<UUID> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        jdbc.update(TO_END, Columns.uuids(ids));
        jdbc.update(REPLAYED, Columns.at(clock.instant()), Columns.uuids(ids));
        return changed(ledger.inTransaction(happenings(ids, new TaskEvent.ReplayAsked())));
    }

    @Override
    public int discard(LetterFilter filter) {
        var where = LetterFilterSql.of(filter);
        var parameters = new java.util.ArrayList<Object>();
        parameters.add(Columns.at(clock.instant()));
        parameters.addAll(List.of(where.parameters()));
        return jdbc.update(
                "update dead_letter set discarded_at = ? where letter_id in (select l.letter_id from"
                        + " standing_dead_letter l where " + where.sql() + ")",
                parameters.toArray());
    }
}
