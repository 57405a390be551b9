package dev.trawl.scheduler.postgres;

import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.MalformedLetter;
import dev.trawl.scheduler.letter.LetterStore;
import java.util.List;

/** Letters as rows. */
final class PostgresLetterStore implements LetterStore {

    private static final String MALFORMED = """
            insert into malformed_message (topic, part, position, at, by, reason, sha256, bytes, head)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (topic, part, position) do nothing
            """;

    private final Transactions transactions;
    private final TaskSideEffects taskSideEffects;

    PostgresLetterStore(Transactions transactions) {
        this.transactions = transactions;
        this.taskSideEffects = new TaskSideEffects(transactions.jdbc());
    }

    @Override
    public void keep(List<DeadLetter> letters, List<MalformedLetter> malformed) {
        transactions.take(() -> {
            taskSideEffects.write(letters, false);
            transactions.jdbc().batchUpdate(MALFORMED, malformed, 100, (insert, letter) -> {
                insert.setString(1, letter.topic());
                insert.setInt(2, letter.partition());
                insert.setLong(3, letter.offset());
                insert.setTimestamp(4, Columns.at(letter.at()));
                insert.setString(5, letter.by());
                insert.setString(6, letter.reason());
                insert.setString(7, letter.sha256() == null ? null : Columns.text(letter.sha256()));
                insert.setInt(8, letter.bytes());
                insert.setBytes(9, letter.head());
            });
            return letters.size() + malformed.size();
        });
    }
}
