package dev.trawl.scheduler.postgres;

import dev.trawl.contract.Control;
import dev.trawl.contract.DeadLetter;
import dev.trawl.scheduler.task.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The table {@code control}, and the letters in {@code dead_letter} that the scheduler wrote. */
final class PostgresOutbox implements Outbox {

    /** Past every expiry and visit: no fetcher can have such a task any more. */
    private static final Duration OLD = Duration.ofDays(2);

    private static final String PUT = """
            insert into control (key, value, sent, changed_at) values (:key, :value::jsonb, false, :now)
            on conflict (key) do update set value = excluded.value, sent = false, changed_at = excluded.changed_at
            """;

    private static final String SENT = """
            update control set sent = true where key = :key and value is not distinct from :value::jsonb
            """;

    private static final String FORGET = """
            update control c set value = null, sent = false, changed_at = :now
            where c.value is not null and c.changed_at < :old and c.key like 'task/%'
              and not exists (select 1 from task t where 'task/' || t.task_id = c.key
                                and t.state in ('QUEUED', 'CANCELLING'))
            """;

    private final SchedulerDatabase database;
    private final Clock clock;

    PostgresOutbox(SchedulerDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void putControl(Map<String, ? extends Control> messages, Instant now) {
        database.batch(
                PUT,
                List.copyOf(messages.entrySet()),
                message -> new SqlParameters()
                        .text("key", message.getKey())
                        .json("value", message.getValue())
                        .time("now", now));
    }

    @Override
    public void putLetters(List<DeadLetter> letters) {
        PostgresLetterStore.insert(database, letters, true);
    }

    @Override
    public List<ControlEntry> controlToSend(int limit) {
        return database.sql("select key, value from control where not sent order by key limit :limit")
                .param("limit", limit)
                .query((row, n) -> new ControlEntry(row.getString("key"), row.getString("value")))
                .list();
    }

    @Override
    public void controlSent(List<ControlEntry> messages) {
        database.batch(
                SENT,
                messages,
                message -> new SqlParameters().text("key", message.key()).text("value", message.json()));
        // a tombstone that was sent has done its work
        database.sql("delete from control where sent and value is null").update();
    }

    @Override
    public List<LetterEntry> lettersToSend(int limit) {
        return database.sql("select letter_id, letter from dead_letter where to_send order by letter_id limit :limit")
                .param("limit", limit)
                .query((row, n) ->
                        new LetterEntry(row.getLong("letter_id"), Columns.json(row, "letter", DeadLetter.class)))
                .list();
    }

    @Override
    public void lettersSent(List<LetterEntry> letters) {
        database.batch(
                "update dead_letter set to_send = false where letter_id = :id",
                letters,
                letter -> new SqlParameters().number("id", letter.id()));
    }

    @Override
    public void sendAllAgain() {
        Instant now = clock.instant();
        database.sql(FORGET)
                .param("now", Columns.at(now))
                .param("old", Columns.at(now.minus(OLD)))
                .update();
        database.sql("update control set sent = false where sent").update();
    }
}
