package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.CrawlRows;
import dev.trawl.terminal.TerminalOutput;
import dev.trawl.terminal.TextTable;
import java.sql.SQLException;

/** What is shown at the end of a crawl: its rows, and where to look. */
final class CrawlSummary {

    private static final int ACCOUNTS = 10;
    private static final int ARTICLES = 5;

    private final TerminalOutput terminalOutput;

    CrawlSummary(TerminalOutput terminalOutput) {
        this.terminalOutput = terminalOutput;
    }

    void showRows(CrawlRows rows, String crawl) throws SQLException {
        CrawlRows.Counts counts = rows.counts(crawl);
        terminalOutput.say("");
        terminalOutput.say("stored: " + counts.profiles() + " profiles, " + counts.articles() + " articles");
        show("accounts with the most fans", rows.accounts(crawl, ACCOUNTS));
        show("newest articles", rows.articles(crawl, ARTICLES));
    }

    private void show(String title, TextTable table) {
        if (!table.isEmpty()) {
            terminalOutput.say("");
            terminalOutput.say(title);
            terminalOutput.say(table.text().indent(2).stripTrailing());
        }
    }

    void showAddresses(PipelineAddresses where) {
        show("where to look", where.table());
    }
}
