package dev.trawl.scheduler.postgres;

import dev.trawl.messages.Control;
import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.FetcherId;
import dev.trawl.messages.VisitId;
import dev.trawl.scheduler.task.HistoryEntry;
import dev.trawl.scheduler.task.TaskState;
import dev.trawl.scheduler.task.TrackedTask;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a change of a task leaves behind: its history, letters, and words to the fetchers, to be sent after the commit. */
final class TaskSideEffects {

    private static final String HISTORY = """
            insert into task_event (task_id, at, what, attempt, visit, fetcher, state_before, state_after, reason,
                                    said_at, pages, url, status)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String LETTER = """
            insert into dead_letter (task_id, attempt, kind, crawl_id, site, user_id, at, reason, letter, to_send)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            on conflict (task_id, attempt, kind) do nothing
            """;

    private static final String CONTROL = """
            insert into control (key, value, sent, changed_at) values (?, ?::jsonb, false, ?)
            on conflict (key) do update set value = excluded.value, sent = false, changed_at = excluded.changed_at
            """;

    private static final Comparator<VisitId> VISITS = Comparator.comparing(VisitId::value);

    private final JdbcTemplate jdbc;

    TaskSideEffects(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void remember(List<HistoryEntry> history) {
        jdbc.batchUpdate(HISTORY, history, 500, (insert, entry) -> {
            insert.setObject(1, entry.taskId().value());
            insert.setTimestamp(2, Columns.at(entry.at()));
            insert.setString(3, entry.what());
            insert.setInt(4, entry.attempt());
            insert.setObject(
                    5, Optional.ofNullable(entry.visit()).map(VisitId::value).orElse(null), Types.OTHER);
            insert.setString(
                    6,
                    Optional.ofNullable(entry.fetcher()).map(FetcherId::value).orElse(null));
            insert.setString(7, entry.before().name());
            insert.setString(8, entry.after().name());
            insert.setString(9, entry.reason());
            var said = Optional.ofNullable(entry.said());
            insert.setTimestamp(10, Columns.at(said.map(HistoryEntry.Said::at)));
            insert.setObject(11, said.map(HistoryEntry.Said::pages).orElse(null), Types.INTEGER);
            insert.setString(
                    12, said.map(HistoryEntry.Said::url).map(Columns::text).orElse(null));
            insert.setObject(13, said.map(HistoryEntry.Said::status).orElse(null), Types.INTEGER);
        });
    }

    /** A letter that is to be sent to its topic by us. */
    void writeOwnLetter(DeadLetter letter) {
        write(List.of(letter), true);
    }

    /** Letters as read from their topics, or our own. */
    void write(List<DeadLetter> letters, boolean toSend) {
        jdbc.batchUpdate(LETTER, letters, 500, (insert, letter) -> {
            insert.setObject(1, letter.visit().taskId().value());
            insert.setInt(2, letter.visit().attempt());
            insert.setString(3, letter.kind().label());
            insert.setString(4, letter.visit().crawlId().value());
            insert.setString(5, letter.visit().site().value());
            insert.setString(6, letter.visit().userId().value());
            insert.setTimestamp(7, Columns.at(letter.at()));
            insert.setString(8, letter.reason());
            insert.setString(9, Columns.json(letter));
            insert.setBoolean(10, toSend);
        });
    }

    /** What fetchers must know of this change. */
    void control(TrackedTask before, TrackedTask after, Timestamp now) {
        Control.OfTask word = word(after);
        if (!word.equals(word(before))) {
            control(Control.key(after.identity().taskId()), word, now);
        }
    }

    void control(String key, Control word, Timestamp now) {
        jdbc.update(CONTROL, key, Columns.json(word), now);
    }

    private static Control.OfTask word(TrackedTask task) {
        boolean cancelled = task.state() instanceof TaskState.Cancelling
                || task.state() instanceof TaskState.Cancelled && task.tries().attempt() > 0;
        return new Control.OfTask(
                cancelled, task.stopped().stream().sorted(VISITS).toList());
    }
}
