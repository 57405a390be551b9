package dev.trawl.parser.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A site whose rules a test writes, and pages read by them. */
final class SiteWithRules {

    private static final String OTHER_KEYS = """
            site: blog
            name: A blog
            zone: Asia/Shanghai
            hosts: {allow: [blog.test]}
            pace: {rate: 20/min}
            pages:
              list: {url: "https://blog.test/{user}/", ready: .list, item: .item}
            """;

    private final SiteFile site;

    private final PageReader reader;

    SiteWithRules(Path folder, String yaml) {
        this(folder, yaml, ReadingLimits.DEFAULT);
    }

    SiteWithRules(Path folder, String yaml, ReadingLimits limits) {
        try {
            Path file = folder.resolve("blog.yml");
            Files.writeString(file, OTHER_KEYS + yaml);
            this.site = SiteFiles.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.reader = new PageReader(site, limits);
    }

    SiteFile site() {
        return site;
    }

    PageReading read(PageKind kind, String html) {
        return read(kind, html, ReadingTrace.NONE);
    }

    PageReading read(PageKind kind, String html, ReadingTrace readingTrace) {
        return reader.read(
                new PageHtml(kind, "https://blog.test/ann/list", new UserId("ann"), html.getBytes(UTF_8)),
                readingTrace);
    }

    PageReading.Shown shown(PageKind kind, String html) {
        if (read(kind, html) instanceof PageReading.Shown shown) {
            return shown;
        }
        throw new AssertionError("not shown: " + read(kind, html));
    }
}
