package dev.trawl.parser.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import dev.trawl.sitefile.SiteFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A program that reads mutated pages, for a JVM that ends where its memory does. Fails where a reading is none of the four results, or takes too
 * long. {@code -Dtrawl.fuzz.seed} and {@code -Dtrawl.fuzz.cases} set the first seed and the number of cases.
 */
final class PageFuzz {

    private static final long SEED = Long.getLong("trawl.fuzz.seed", 7);

    private static final int CASES = Integer.getInteger("trawl.fuzz.cases", 3_000);

    private static final Mutation[] MUTATIONS = Mutation.values();

    private static final PageKind[] KINDS = PageKind.values();

    private final List<PageReader> sites;

    private PageFuzz(List<Path> siteFiles) {
        this.sites = siteFiles.stream()
                .map(file -> new PageReader(SiteFiles.read(file), HostileReading.LIMITS))
                .toList();
    }

    /** @param arguments the name of the corpus, site files, and folders whose files are the corpus */
    public static void main(String[] arguments) throws IOException {
        var siteFiles = new ArrayList<Path>();
        var corpus = new ArrayList<byte[]>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            if (argument.endsWith(".yml")) {
                siteFiles.add(Path.of(argument));
                continue;
            }
            try (Stream<Path> files = Files.walk(Path.of(argument))) {
                files.filter(Files::isRegularFile).sorted().map(PageFuzz::bytes).forEach(corpus::add);
            }
        }
        new PageFuzz(siteFiles).fuzz(arguments[0], corpus);
    }

    private void fuzz(String what, List<byte[]> corpus) {
        assertThat(corpus).isNotEmpty();
        var ends = new TreeMap<String, Integer>();
        for (int i = 0; i < CASES; i++) {
            long seed = SEED * 1_000_003 + i;
            String end = end(what + ", seed " + SEED + ", case " + i, corpus, new Random(seed));
            ends.merge(end, 1, Integer::sum);
        }
        System.out.println("fuzz: " + CASES + " cases of " + what + ", seed " + SEED + ": " + ends);
    }

    private String end(String name, List<byte[]> corpus, Random random) {
        byte[] html = corpus.get(random.nextInt(corpus.size()));
        int own = new String(html, UTF_8).contains("postTitle") ? 1 : 0;
        for (int i = 1 + random.nextInt(4); i > 0 && html.length > 0; i--) {
            html = MUTATIONS[random.nextInt(MUTATIONS.length)].of(html, corpus, random);
        }
        PageReader site =
                sites.get(random.nextInt(4) > 0 ? Math.min(own, sites.size() - 1) : random.nextInt(sites.size()));
        var page =
                new PageHtml(KINDS[random.nextInt(KINDS.length)], "https://blog.csdn.net/ann", new UserId("ann"), html);
        try {
            PageReading pageReading = site.read(page);
            check(pageReading);
            if (random.nextInt(20) == 0) {
                assertThat(site.read(page)).isEqualTo(pageReading);
            }
            return pageReading.getClass().getSimpleName();
        } catch (RuntimeException | Error e) {
            throw new AssertionError(name + ": " + e, e);
        }
    }

    private static void check(PageReading pageReading) {
        switch (pageReading) {
            case PageReading.Shown shown -> {
                assertThat(shown.articles()).hasSizeLessThanOrEqualTo(ReadingLimits.DEFAULT.items());
                assertThat(shown.articles()).extracting(Article::articleId).doesNotHaveDuplicates();
                assertThat(shown.articles())
                        .extracting(Article::url)
                        .allMatch(url -> url == null || url.startsWith("http"));
            }
            case PageReading.LayoutChanged changed ->
                assertThat(changed.failed()).isNotEmpty();
            case PageReading.OtherUser other -> assertThat(other.reason()).contains("expected");
            case PageReading.Broken broken -> assertThat(broken.reason()).isNotBlank();
            // no page of the corpus comes near the time, the least certain of the limits
            case PageReading.TooMuch tooMuch -> assertThat(tooMuch.reason()).doesNotContain("took longer than");
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
