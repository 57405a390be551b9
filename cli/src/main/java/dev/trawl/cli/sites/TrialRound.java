package dev.trawl.cli.sites;

import dev.trawl.contract.MessageJson;
import dev.trawl.sitecheck.page.AmbiguousPage;
import dev.trawl.sitecheck.page.Facts;
import dev.trawl.sitecheck.page.PageSource;
import dev.trawl.sitecheck.page.SourcedFact;
import dev.trawl.sitecheck.page.TriedPage;
import dev.trawl.sitecheck.reading.PageTrial;
import dev.trawl.sitecheck.reading.TrialJson;
import dev.trawl.sitecheck.reading.TrialTable;
import dev.trawl.sitecheck.reading.TrialVerdict;
import dev.trawl.sitefile.BadSiteFile;
import dev.trawl.terminal.TextTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A look at the pages by the site file as it is now. Pages of one source are printed one after another, those of several in a table.
 *
 * @param sources of pages, by what a person calls them
 * @param inFull how many items of a list are printed field by field
 * @param json whether each page becomes a line of JSON
 */
record TrialRound(Path siteFile, Map<String, PageSource> sources, int inFull, boolean json, PrintWriter out) {

    /** What came of the pages so far. */
    private static final class Sum {

        private int pages;

        private int bad;

        private boolean failed;

        private void add(PageTrial trial) {
            pages++;
            bad += trial.verdict().fine() ? 0 : 1;
        }

        private String sentence() {
            return pages + " pages, " + (bad == 0 ? "all fine" : bad + " not fine");
        }

        private int status() {
            return bad == 0 && !failed ? 0 : 1;
        }
    }

    /**
     * Prints what was found.
     *
     * @return 0 when nothing is missing that must be there, else 1
     */
    int run() throws InterruptedException {
        try {
            SiteFolder.Usable usable = SiteFolder.read(siteFile);
            return sources.size() == 1 ? one(usable) : several(usable);
        } catch (BadSiteFile e) {
            List<String> faults = SiteFileFaults.of(e, siteFile);
            if (json) {
                line(Map.of("siteFile", siteFile.toString(), "fine", false, "faults", faults));
            } else {
                out.println(siteFile.getFileName() + " cannot be used");
                faults.forEach(fault -> out.println("  " + fault));
            }
            out.flush();
            return 1;
        }
    }

    private int one(SiteFolder.Usable usable) throws InterruptedException {
        PageSource.Brought brought = sources.values().iterator().next().pages(usable.site(), usable.reader());
        var sum = new Sum();
        for (TriedPage page : brought.pages()) {
            var trial = new PageTrial(usable.site(), usable.reader(), page.html());
            sum.add(trial);
            if (json) {
                line(page.name(), page, trial);
            } else {
                print(page, trial);
            }
        }
        brought.failure().ifPresent(failure -> fail(failure, sum));
        if (!json && sum.pages > 1) {
            out.println(sum.sentence());
        }
        out.flush();
        return sum.status();
    }

    private void fail(String failure, Sum sum) {
        sum.failed = true;
        if (json) {
            line(Map.of("fine", false, "result", failure));
        } else {
            out.println("not fine: " + failure);
        }
    }

    /** A page that cannot be tried does not keep the others from it. */
    private int several(SiteFolder.Usable usable) throws InterruptedException {
        var table = new TrialTable();
        var sum = new Sum();
        for (Map.Entry<String, PageSource> source : sources.entrySet()) {
            try {
                PageSource.Brought brought = source.getValue().pages(usable.site(), usable.reader());
                brought.failure().ifPresent(failure -> fail(source.getKey(), failure, table, sum));
                for (TriedPage page : brought.pages()) {
                    var trial = new PageTrial(usable.site(), usable.reader(), page.html());
                    sum.add(trial);
                    if (json) {
                        line(source.getKey(), page, trial);
                    } else {
                        table.add(
                                source.getKey(),
                                page.facts().kind().value(),
                                page.facts().user().value().value(),
                                trial);
                    }
                }
            } catch (AmbiguousPage e) {
                fail(source.getKey(), String.valueOf(e.getMessage()), table, sum);
            }
        }
        if (!json) {
            out.println(table.text());
            out.println();
            out.println(sum.sentence());
        }
        out.flush();
        return sum.status();
    }

    private void fail(String name, String failure, TrialTable table, Sum sum) {
        sum.pages++;
        sum.bad++;
        if (json) {
            line(Map.of("page", name, "fine", false, "result", failure));
        } else {
            table.add(name, failure);
        }
    }

    private void line(String name, TriedPage page, PageTrial trial) {
        var json = new LinkedHashMap<String, Object>();
        json.put("page", name);
        json.put("kind", page.facts().kind().value().label());
        json.put("url", page.facts().url().value());
        json.put("user", page.facts().user().value().value());
        json.putAll(TrialJson.of(trial));
        line(json);
    }

    private void line(Map<String, Object> json) {
        out.println(MessageJson.mapper().writeValueAsString(json));
    }

    private void print(TriedPage page, PageTrial trial) {
        out.println(heading(page));
        out.println();
        out.println(trial.text(inFull));
        out.println();
        say(trial.verdict(), trial.warnings().size());
        out.println();
    }

    private void say(TrialVerdict trialVerdict, int warnings) {
        String looks = warnings == 0 ? "" : warnings == 1 ? "; 1 warning" : "; " + warnings + " warnings";
        out.println((trialVerdict.fine() ? "fine; " : "not fine; ") + trialVerdict.sentence() + looks);
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
