package dev.trawl.scheduler.postgres;

import dev.trawl.messages.DeadLetter;
import dev.trawl.scheduler.ledger.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is to be told, as rows. */
final class PostgresOutbox implements Outbox {

    /** Past every expiry and visit: no fetcher can have such a task any more. */
    private static final Duration OLD = Duration.ofDays(2);

    private static final String FORGET = """
            update control c set value = null, sent = false, changed_at = ?
            where c.value is not null and c.changed_at < ? and c.key like 'task/%'
              and not exists (select 1 from task t where 'task/' || t.task_id = c.key
                                and t.state in ('QUEUED', 'CANCELLING'))
            """;

    private static final String SENT = """
            update control set sent = true where key = ? and value is not distinct from ?::jsonb
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    PostgresOutbox(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Outbox.ControlEntry> wordsToSend(int limit) {
        return jdbc.query(
                "select key, value from control where not sent order by key limit ?",
                (row, n) -> new Outbox.ControlEntry(row.getString("key"), row.getString("value")),
                limit);
    }

    @Override
    public void sent(List<Outbox.ControlEntry> words) {
        jdbc.batchUpdate(SENT, words, 500, (update, word) -> {
            update.setString(1, word.key());
            update.setString(2, word.json());
        });
        // a tombstone that was sent has done its work
        jdbc.update("delete from control where sent and value is null");
    }

    @Override
    public List<Outbox.LetterEntry> lettersToSend(int limit) {
        return jdbc.query(
                "select letter_id, letter from dead_letter where to_send order by letter_id limit ?",
                (row, n) ->
                        new Outbox.LetterEntry(row.getLong("letter_id"), Columns.json(row, "letter", DeadLetter.class)),
                limit);
    }

    @Override
    public void lettersSent(List<Outbox.LetterEntry> letters) {
        jdbc.batchUpdate(
                "update dead_letter set to_send = false where letter_id = ?",
                letters,
                500,
                (update, letter) -> update.setLong(1, letter.id()));
    }

    @Override
    public void sendAllAgain() {
        var now = clock.instant();
        jdbc.update(FORGET, Columns.at(now), Columns.at(now.minus(OLD)));
        jdbc.update("update control set sent = false where sent");
    }
}
