package dev.trawl.cli.sites;

import dev.trawl.sitefile.BadSiteFile;
import dev.trawl.terminal.TextTable;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trawl check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints for each site file every fault, or that the services would start with it. A fault comes with its place and"
                    + " what was expected.",
            "Exit status: 0 all are fine, 1 one is not, 2 wrong options, or there is no such file."
        })
@SuppressWarnings("unused") // picocli sets the fields
public final class CheckCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Site files. Default: all of sites/.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--sites", paramLabel = "DIR", description = "The folder of site files (default: sites/).")
    private @Nullable Path sites;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Path> chosen = chosen();
        var rows = new ArrayList<List<String>>();
        int bad = 0;
        for (Path file : chosen) {
            List<String> faults = faults(file);
            bad += faults.isEmpty() ? 0 : 1;
            rows.add(List.of(SiteFolder.shown(file), faults.isEmpty() ? "fine" : said(faults.size())));
            faults.forEach(fault -> rows.add(List.of("  " + fault, "")));
        }
        print(rows);
        PrintWriter out = spec.commandLine().getOut();
        if (bad > 0) {
            out.println();
            out.println(bad + " of " + chosen.size() + " cannot be used: no service starts with "
                    + (bad == 1 ? "it" : "them"));
        }
        return bad == 0 ? 0 : 1;
    }

    /** Faults are long lines of their own, and do not count for the width of the column. */
    private void print(List<List<String>> rows) {
        int width = rows.stream()
                .filter(row -> !row.get(1).isEmpty())
                .mapToInt(row -> TextTable.width(row.getFirst()))
                .max()
                .orElse(0);
        PrintWriter out = spec.commandLine().getOut();
        for (List<String> row : rows) {
            String first = row.getFirst();
            String space = row.get(1).isEmpty() ? "" : " ".repeat(width - TextTable.width(first) + 2);
            out.println(first + space + row.get(1));
        }
    }

    private List<Path> chosen() {
        Path folder = sites == null ? SiteFolder.folder() : sites;
        List<Path> chosen = files.isEmpty() ? SiteFolder.in(folder) : files;
        if (chosen.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "there are no site files in " + folder);
        }
        for (Path file : chosen) {
            if (!Files.isRegularFile(file)) {
                throw new ParameterException(spec.commandLine(), "there is no file " + file);
            }
        }
        return chosen;
    }

    private static List<String> faults(Path file) {
        try {
            SiteFolder.Usable unused = SiteFolder.read(file);
            return List.of();
        } catch (BadSiteFile e) {
            return SiteFileFaults.of(e, file);
        }
    }

    private static String said(int faults) {
        return faults == 1 ? "1 fault" : faults + " faults";
    }
}
