package dev.trawl.storage.postgres;

import dev.trawl.contract.VisitRef;
import dev.trawl.storage.intake.RowStore.RecordReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The observations of a batch of pages: one for each key and task, merged from all pages of the task. They are given out
 * as the rows of statements, in the order of keys in which every storage locks rows.
 *
 * @param <T> what is observed: a profile or an article
 */
final class Observations<T> {

    /** The rows of one statement. This bounds its memory. */
    private static final int STATEMENT_ROWS = 1_000;

    /** What one task saw of one profile or article. */
    record Observation<T>(List<String> key, Provenance provenance, T value) {
        UUID task() {
            return provenance.visit().taskId().value();
        }
    }

    private record KeyAndTask(List<String> key, UUID task) {}

    private final BinaryOperator<T> merge;
    private final Map<KeyAndTask, Observation<T>> byTask = new LinkedHashMap<>();

    /** @param merge makes one value of two that the same task saw, the older one first */
    Observations(BinaryOperator<T> merge) {
        this.merge = merge;
    }

    void add(List<String> key, Provenance provenance, T value) {
        var observation = new Observation<>(key, provenance, value);
        byTask.merge(new KeyAndTask(key, observation.task()), observation, this::merged);
    }

    private Observation<T> merged(Observation<T> known, Observation<T> other) {
        return other.provenance().isNewerThan(known.provenance())
                ? new Observation<>(known.key(), other.provenance(), merge.apply(known.value(), other.value()))
                : new Observation<>(known.key(), known.provenance(), merge.apply(other.value(), known.value()));
    }

    int size() {
        return byTask.size();
    }

    /** The statements for a table that has a row for each key and task. */
    List<List<Observation<T>>> statementsForEachTask() {
        return statements(byTask.values());
    }

    /**
     * The statements for a table that has one row for each key. One statement may not contain a key twice: where several
     * tasks saw it they come in rounds, the oldest first. The first round locks all keys of the later ones.
     */
    List<List<Observation<T>>> statementsForLatest() {
        List<Map<List<String>, Observation<T>>> rounds = new ArrayList<>();
        var oldestFirst = new ArrayList<>(byTask.values());
        oldestFirst.sort(
                Comparator.comparing(observation -> observation.provenance().fetchedAt()));
        for (Observation<T> observation : oldestFirst) {
            int round = 0;
            while (round < rounds.size() && rounds.get(round).containsKey(observation.key())) {
                round++;
            }
            if (round == rounds.size()) {
                rounds.add(new LinkedHashMap<>());
            }
            rounds.get(round).put(observation.key(), observation);
        }
        return rounds.stream()
                .flatMap(round -> statements(round.values()).stream())
                .toList();
    }

    private static <T> List<List<Observation<T>>> statements(Collection<Observation<T>> observations) {
        List<Observation<T>> sorted = new ArrayList<>(observations);
        sorted.sort(Observations::compareKeys);
        List<List<Observation<T>>> statements = new ArrayList<>();
        for (int start = 0; start < sorted.size(); start += STATEMENT_ROWS) {
            statements.add(sorted.subList(start, Math.min(start + STATEMENT_ROWS, sorted.size())));
        }
        return statements;
    }

    private static <T> int compareKeys(Observation<T> one, Observation<T> other) {
        for (int i = 0; i < one.key().size(); i++) {
            int order = one.key().get(i).compareTo(other.key().get(i));
            if (order != 0) {
                return order;
            }
        }
        return PageLedgerRows.BY_BYTES.compare(one.task(), other.task());
    }

    /** The parameters of the columns that all four tables have. */
    static <T> Map<String, SqlArrayValue> provenance(ColumnArrays<Observation<T>> columns) {
        return Map.of(
                "site", columns.texts(row -> row.provenance().visit().site().value()),
                "user_id",
                        columns.texts(row -> row.provenance().visit().userId().value()),
                "task_id", columns.toTexts(Observation::task),
                "crawl_id",
                        columns.texts(row -> row.provenance().visit().crawlId().value()),
                "visit_id",
                        columns.toTexts(
                                row -> row.provenance().visit().visitId().value()),
                "fetched_at", columns.toTexts(row -> row.provenance().fetchedAt()),
                "read_at", columns.toTexts(row -> row.provenance().readAt()),
                "rules", columns.texts(row -> row.provenance().rules()));
    }

    /** As {@code coalesce} in SQL: the first that is not null. */
    static <V> @Nullable V coalesce(@Nullable V first, @Nullable V second) {
        return first == null ? second : first;
    }

    /** Where a stored value comes from: the visit, when its page was fetched and read, and by which rules. */
    record Provenance(VisitRef visit, Instant fetchedAt, Instant readAt, String rules) {

        static Provenance of(RecordReading reading) {
            var page = reading.page();
            return new Provenance(page.visit(), page.fetchedAt(), reading.readAt(), page.rules());
        }

        /**
         * Whether this page is newer than another page of the same task. The time of fetching decides. Where the rules differ
         * the time of reading decides, so that old pages that are read again count as newer.
         */
        boolean isNewerThan(Provenance other) {
            return rules.equals(other.rules) ? fetchedAt.isAfter(other.fetchedAt) : readAt.isAfter(other.readAt);
        }
    }
}
