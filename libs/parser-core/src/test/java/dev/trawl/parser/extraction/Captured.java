package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.MessageJson;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import dev.trawl.sitefile.Pages;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.testing.CapturedPages;
import dev.trawl.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Captured pages read by the site files of the repository, and a count of the fields compared with what was expected. */
final class Captured {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final CapturedPages pages = CapturedPages.orSkip();

    private final SiteFile site;

    private final PageReader reader;

    private final List<String> differences = new ArrayList<>();

    private int compared;

    Captured(String site) {
        this.site = SiteFiles.read(Repository.root().resolve("sites/" + site + ".yml"));
        reader = new PageReader(this.site, ReadingLimits.DEFAULT);
    }

    Path path(String name) {
        return pages.orSkip(name);
    }

    JsonNode expected(String name) {
        return MessageJson.mapper().readTree(text(path("expected/" + name)));
    }

    /** The files of expected values of this site. */
    List<String> expectedFiles(String prefix) {
        try (Stream<Path> files = Files.list(path("expected"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith(prefix) && name.endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SiteFile site() {
        return site;
    }

    /** The value that a figure of the site file reads in the inline scripts of a page, as the fetcher does; null if none. */
    static @Nullable String figure(Pages.@Nullable Figure figure, Document page) {
        if (figure == null || figure.pattern() == null) {
            return null;
        }
        String text = figure.select() == null
                ? page.select("script:not([src])").stream().map(Element::data).collect(Collectors.joining("\n"))
                : page.select(figure.select()).text();
        var matcher = figure.pattern().matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    PageReading.Shown read(PageKind kind, String url, String user, String file) {
        return shown(kind, url, user, bytes(path(file)));
    }

    PageReading.Shown shown(PageKind kind, String url, String user, byte[] html) {
        PageReading pageReading = reader.read(new PageHtml(kind, url, new UserId(user), html));
        assertThat(pageReading).as(url).isInstanceOf(PageReading.Shown.class);
        return (PageReading.Shown) pageReading;
    }

    PageReading reading(PageKind kind, String url, String user, byte[] html) {
        return reader.read(new PageHtml(kind, url, new UserId(user), html));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        return new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Compares one field; all differences are shown together by {@link #report}. */
    void same(String what, @Nullable Object actual, @Nullable Object expected) {
        compared++;
        if (!Objects.equals(actual, expected)) {
            differences.add(what + ": read <" + actual + ">, expected <" + expected + ">");
        }
    }

    /** An integer of the expected JSON, null where it has none. */
    static @Nullable Long number(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : Long.valueOf(node.asLong());
    }

    /** A string of the expected JSON, null where it has none. */
    static @Nullable String string(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node.asString();
    }

    /** {@code 2018-11-05 19:47}, with seconds or without, in China. */
    static OffsetDateTime date(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T')).atZone(CHINA).toOffsetDateTime();
    }

    /** Fails with all differences; prints how many fields were compared. */
    void report(String what) {
        System.out.println(what + ": " + compared + " fields compared, " + differences.size() + " differ");
        assertThat(differences).isEmpty();
        assertThat(compared).isPositive();
    }

    /** Also fails if an expected value was not compared. */
    void report(String what, ExpectedValues expected) {
        report(what);
        System.out.println(what + ": left out " + expected.leftOut());
        assertThat(expected.untouched())
                .as("expected values that nothing was compared with")
                .isEmpty();
    }
}
