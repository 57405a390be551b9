package dev.trawl.cli.sites;

import dev.trawl.sitecheck.page.Facts;
import dev.trawl.sitecheck.page.PageSource;
import dev.trawl.sitecheck.page.SourcedFact;
import dev.trawl.sitecheck.page.TriedPage;
import dev.trawl.sitecheck.reading.PageTrial;
import dev.trawl.sitecheck.reading.TrialVerdict;
import dev.trawl.sitefile.BadSiteFile;
import dev.trawl.terminal.TextTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A look at the pages by the site file as it is now.
 *
 * @param inFull how many items of a list are told field by field
 */
record TrialRound(Path siteFile, PageSource source, int inFull, PrintWriter out) {

    /**
     * Prints what was found.
     *
     * @return 0 when nothing is missing that must be there, else 1
     */
    int run() throws InterruptedException {
        try {
            return run(SiteFolder.read(siteFile));
        } catch (BadSiteFile e) {
            List<String> faults = SiteFileFaults.of(e, siteFile);
            out.println(siteFile.getFileName() + " cannot be used");
            faults.forEach(fault -> out.println("  " + fault));
            out.flush();
            return 1;
        }
    }

    private int run(SiteFolder.Usable usable) throws InterruptedException {
        PageSource.Brought brought = source.pages(usable.site(), usable.reader());
        int bad = 0;
        for (TriedPage page : brought.pages()) {
            var trial = new PageTrial(usable.site(), usable.reader(), page.html());
            out.println(heading(page));
            out.println();
            out.println(trial.text(inFull));
            out.println();
            say(trial.verdict());
            out.println();
            bad += trial.verdict().fine() ? 0 : 1;
        }
        sum(brought, bad);
        out.flush();
        return bad == 0 && brought.failure().isEmpty() ? 0 : 1;
    }

    private void say(TrialVerdict trialVerdict) {
        out.println((trialVerdict.fine() ? "fine; " : "not fine; ") + trialVerdict.sentence());
    }

    private void sum(PageSource.Brought brought, int bad) {
        int pages = brought.pages().size();
        if (pages > 1) {
            out.println(pages + " pages, " + (bad == 0 ? "all fine" : bad + " not fine"));
        }
        brought.failure().ifPresent(failure -> out.println("not fine: " + failure));
    }

    private String heading(TriedPage page) {
        Facts facts = page.facts();
        var rows = new ArrayList<List<String>>();
        rows.add(row("kind", facts.kind(), facts.kind().value().label(), "; --kind says otherwise"));
        rows.add(row("URL", facts.url(), facts.url().value(), "; --url says otherwise"));
        rows.add(row("user", facts.user(), facts.user().value().value(), "; --user says otherwise"));
        page.remarks().forEach(remark -> rows.add(List.of("  note", remark, "")));
        return page.name() + ", by the rules of " + siteFile.getFileName() + "\n"
                + new TextTable(List.of("", "", ""), rows).text();
    }

    private static List<String> row(String what, SourcedFact<?> sourcedFact, String value, String otherwise) {
        return List.of("  " + what, value, sourcedFact.how().isEmpty() ? "" : sourcedFact.how() + otherwise);
    }
}
