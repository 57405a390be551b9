package dev.trawl.fetcher.robots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.fetcher.browser.SmallSiteSettings;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.visit.Robots;
import dev.trawl.testing.SmallSite;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RobotsFilesIT {

    private static final URI PAGE = URI.create("http://site.test/secret/1");

    private final SmallSite site = new SmallSite();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void stop() {
        over.countDown();
        site.close();
    }

    private Robots.Verdict ask(Duration limit) throws InterruptedException {
        var file = SmallSiteSettings.file("list: {url: \"http://site.test/{user}\", ready: a, item: a}", "");
        return new RobotsFiles(new ForwardProxy(SmallSiteSettings.routes(site)), List.of(), Clock.systemUTC(), limit)
                .ask(file, PAGE);
    }

    @Test
    @Timeout(120)
    void waitsForTheLastByteNoLongerThanForTheFirst() throws Exception {
        site.page("/robots.txt", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("User-agent: *\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await();
        });

        assertThat(ask(Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(
                        Robots.Verdict.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("within 1 s"));
    }

    private void await() {
        try {
            over.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Timeout(120)
    void readsNoMoreThanTheBeginningOfAFileWithoutEnd() throws Exception {
        site.page("/robots.txt", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write("User-agent: *\nDisallow: /secret/\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            byte[] more = ("# " + "x".repeat(1000) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
            while (over.getCount() > 0) {
                body.write(more);
            }
        });

        assertThat(ask(Duration.ofSeconds(10))).isInstanceOf(Robots.Verdict.Disallowed.class);
    }

    @Test
    @Timeout(120)
    void readsTheCrawlDelayOfASite() throws Exception {
        site.page("/robots.txt", "User-agent: *\nCrawl-delay: 3\nDisallow: /secret/\n");
        var file = SmallSiteSettings.file("list: {url: \"http://site.test/{user}\", ready: a, item: a}", "");
        var robots = new RobotsFiles(new ForwardProxy(SmallSiteSettings.routes(site)), List.of(), Clock.systemUTC());
        assertThat(robots.crawlDelay(file.site())).isZero();
        assertThat(robots.read()).isEmpty();

        robots.ask(file, PAGE);

        assertThat(robots.crawlDelay(file.site())).hasSeconds(3);
        assertThat(robots.read()).singleElement().satisfies(read -> {
            assertThat(read.site()).isEqualTo(file.site());
            assertThat(read.crawlDelay()).hasSeconds(3);
            assertThat(read.readAt())
                    .isBetween(
                            Clock.systemUTC().instant().minusSeconds(60),
                            Clock.systemUTC().instant());
        });
    }
}
