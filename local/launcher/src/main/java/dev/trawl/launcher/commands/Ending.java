package dev.trawl.launcher.commands;

import dev.trawl.launcher.crawl.StoredRows;
import dev.trawl.launcher.crawl.TextTable;
import dev.trawl.launcher.stack.StackState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What is shown at the end of a crawl: its rows, and where to look. */
final class Ending {

    private static final int ACCOUNTS = 10;
    private static final int ARTICLES = 5;

    private final Screen screen;

    Ending(Screen screen) {
        this.screen = screen;
    }

    void showRows(StoredRows rows, String crawl) throws SQLException {
        StoredRows.Counts counts = rows.counts(crawl);
        screen.say("");
        screen.say("stored: " + counts.profiles() + " profiles, " + counts.articles() + " articles");
        show("accounts with the most fans", rows.accounts(crawl, ACCOUNTS));
        show("newest articles", rows.articles(crawl, ARTICLES));
    }

    private void show(String title, TextTable table) {
        if (!table.rows().isEmpty()) {
            screen.say("");
            screen.say(title);
            screen.say(table.text().indent(2).stripTrailing());
        }
    }

    void showAddresses(StackState state) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("overview", state.scheduler() + "/"));
        rows.add(List.of("profiles", state.storage() + "/api/profiles"));
        rows.add(List.of("articles", state.storage() + "/api/articles"));
        rows.add(List.of("database", "psql '" + state.psql() + "'"));
        rows.add(List.of("Kafka", state.kafka() + ", or ./trawl kafka-topics --list"));
        if (state.demoBlog() != null) {
            rows.add(List.of("demo blog", state.demoBlog() + "/"));
        }
        rows.add(List.of("logs", state.logs()));
        show("where to look", new TextTable(List.of("", ""), rows));
    }
}
