package dev.trawl.sitecheck.page;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import dev.trawl.parser.extraction.PageReader;
import dev.trawl.sitefile.SiteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A page in a file, read anew each time. What no option says of it is taken from the page itself and the URLs of the site file.
 *
 * @param url under which it was captured
 * @param user whose page it is
 */
public record PageFile(Path file, Optional<PageKind> kind, Optional<String> url, Optional<String> user)
        implements PageSource {

    private static final String LINKS = "nothing says where it was; relative links start here";

    /**
     * The saved pages in a folder and in those below it, by name; the name itself where it is no folder.
     *
     * @throws AmbiguousPage when the folder has none
     */
    public static List<String> inFolder(String name) {
        Path folder = Path.of(name);
        if (!Files.isDirectory(folder)) {
            return List.of(name);
        }
        try (Stream<Path> below = Files.walk(folder)) {
            List<String> pages = below.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(file -> file.matches("(?i).*\\.html?"))
                    .sorted()
                    .toList();
            if (pages.isEmpty()) {
                throw new AmbiguousPage("the folder " + folder + " has no pages, expected *.html or *.htm");
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Brought pages(SiteFile site, PageReader reader) {
        SavedFile saved = SavedFile.read(file);
        Optional<SourcedFact<String>> at = url.map(SourcedFact::given).or(saved::url);
        SourcedFact<UserId> whose = Owner.of(site, user, at.map(SourcedFact::value), kind);
        SourcedFact<PageKind> what = kind.map(SourcedFact::given)
                .or(() -> at.flatMap(told -> byUrl(site, told.value())))
                .orElseGet(() -> KindByReading.of(
                        reader, at.map(SourcedFact::value).orElse(host(site)), whose.value(), saved.html()));
        SourcedFact<String> where = at.orElseGet(() -> assumed(site, what.value(), whose.value()));
        String name = String.valueOf(file.getFileName());
        return new Brought(
                List.of(new TriedPage(name, new Facts(what, where, whose), saved.html(), saved.remarks())),
                Optional.empty());
    }

    private static Optional<SourcedFact<PageKind>> byUrl(SiteFile site, String url) {
        return new SiteUrls(site)
                .kind(url)
                .map(known -> new SourcedFact<>(known, "its URL is that of pages." + known.label() + ".url"));
    }

    private static SourcedFact<String> assumed(SiteFile site, PageKind kind, UserId user) {
        Optional<String> known = user.equals(Owner.UNKNOWN) ? Optional.empty() : new SiteUrls(site).url(kind, user);
        return known.map(url -> new SourcedFact<>(url, "pages." + kind.label() + ".url; relative links start here"))
                .orElseGet(() -> new SourcedFact<>(host(site), LINKS));
    }

    private static String host(SiteFile site) {
        return "https://" + site.hosts().allow().getFirst().replaceFirst("^\\*\\.", "") + "/";
    }
}
