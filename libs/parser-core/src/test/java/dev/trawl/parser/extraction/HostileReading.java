package dev.trawl.parser.extraction;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A program that reads the {@link HostilePage}s, for a JVM that ends where its memory does. Prints a line for each. */
final class HostileReading {

    static final String RULES = """
            signs: {empty: [{html: 'nothing to [s]ee'}]}
            rules:
              profile:
                pages: [list]
                present: b
                fields:
                  nickname: [{json: state, path: name}, {script: state}, {select: 'div p ~ b i'}]
                  blog-title: [{select: 'body > p', without: u}]
                  fans: [{in: div, label: [fans]}]
              articles:
                items: .item
                fields:
                  article-id: [{select: a}]
                  title: [{select: .item, pattern: '(.{1,20})'}]
                  summary: [{select: .item, own-text: true}]
                  tags: [{select: 'div div a'}]
                  body: [{select: .item}]
            """;

    /** The parser's, but for the time: memory is what matters here, and the machine may be slow. */
    static final ReadingLimits LIMITS = new ReadingLimits(
            Duration.ofMinutes(2),
            ReadingLimits.DEFAULT.bytes(),
            ReadingLimits.DEFAULT.tags(),
            ReadingLimits.DEFAULT.depth(),
            ReadingLimits.DEFAULT.items(),
            ReadingLimits.DEFAULT.sizes());

    private HostileReading() {}

    /** @param arguments the folder of the pages and the site file, and the megabytes that the rest of the service holds */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        var others = new byte[Integer.parseInt(arguments[1])][1 << 20];
        PageReader reader = new PageReader(new SiteWithRules(folder, RULES).site(), LIMITS);
        for (HostilePage page : HostilePage.values()) {
            Path file = folder.resolve(page.name());
            if (Files.exists(file)) {
                System.out.println("reading " + page);
                var html = new PageHtml(
                        PageKind.LIST, "https://blog.test/ann", new UserId("ann"), Files.readAllBytes(file));
                System.out.println(page + ": " + end(reader.read(html)));
            }
        }
        System.out.println("all read, with " + others.length + " MB held by others");
    }

    private static String end(PageReading read) {
        return switch (read) {
            case PageReading.Shown shown ->
                "Shown, " + shown.articles().size() + " articles; " + String.join("; ", shown.warnings());
            case PageReading.LayoutChanged changed -> "LayoutChanged";
            case PageReading.OtherUser other -> "OtherUser: " + other.reason();
            case PageReading.Broken broken -> "Broken: " + broken.reason();
            case PageReading.TooMuch tooMuch -> "TooMuch: " + tooMuch.reason();
        };
    }
}
