package dev.trawl.scheduler.postgres;

import dev.trawl.contract.FetcherId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.VisitId;
import dev.trawl.scheduler.task.HistoryEntry;
import dev.trawl.scheduler.task.TaskStateName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code task_event} to a {@link HistoryEntry} and back. */
final class HistoryRows {

    static final String INSERT = """
            insert into task_event (task_id, at, what, attempt, visit, fetcher, state_before, state_after, reason,
                                    said_at, pages, url, status)
            values (:task_id, :at, :what, :attempt, :visit, :fetcher, :state_before, :state_after, :reason,
                    :said_at, :pages, :url, :status)
            """;

    private HistoryRows() {}

    static SqlParameters parameters(HistoryEntry entry) {
        var said = Optional.ofNullable(entry.said());
        return new SqlParameters()
                .uuid("task_id", entry.taskId().value())
                .time("at", entry.at())
                .text("what", entry.what())
                .number("attempt", entry.attempt())
                .uuid(
                        "visit",
                        Optional.ofNullable(entry.visit()).map(VisitId::value).orElse(null))
                .text(
                        "fetcher",
                        Optional.ofNullable(entry.fetcher())
                                .map(FetcherId::value)
                                .orElse(null))
                .text("state_before", entry.before().name())
                .text("state_after", entry.after().name())
                .text("reason", entry.reason())
                .time("said_at", said.map(HistoryEntry.Said::at))
                .number("pages", said.map(HistoryEntry.Said::pages).orElse(null))
                .text("url", said.map(HistoryEntry.Said::url).map(Columns::text).orElse(null))
                .number("status", said.map(HistoryEntry.Said::status).orElse(null));
    }

    static HistoryEntry read(TaskId task, ResultSet row) throws SQLException {
        return new HistoryEntry(
                task,
                Columns.instant(row, "at"),
                row.getString("what"),
                row.getInt("attempt"),
                Optional.ofNullable(row.getObject("visit", UUID.class))
                        .map(VisitId::new)
                        .orElse(null),
                Optional.ofNullable(row.getString("fetcher"))
                        .map(FetcherId::new)
                        .orElse(null),
                TaskStateName.valueOf(row.getString("state_before")),
                TaskStateName.valueOf(row.getString("state_after")),
                row.getString("reason"),
                said(row));
    }

    private static HistoryEntry.@Nullable Said said(ResultSet row) throws SQLException {
        Optional<Instant> at = Columns.optional(row, "said_at");
        return at.isEmpty()
                ? null
                : new HistoryEntry.Said(
                        at.get(),
                        row.getObject("pages", Integer.class),
                        row.getString("url"),
                        row.getObject("status", Integer.class));
    }
}
