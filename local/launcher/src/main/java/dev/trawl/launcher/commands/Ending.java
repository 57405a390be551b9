package dev.trawl.launcher.commands;

import dev.trawl.launcher.crawl.StoredRows;
import dev.trawl.launcher.crawl.TextTable;
import java.sql.SQLException;

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

    void showAddresses(WhereToLook where) {
        show("where to look", where.table());
    }
}
