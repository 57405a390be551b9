package dev.trawl.parser;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.MalformedLetter;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.Topics;
import dev.trawl.testing.TestKafka;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParserIT {

    @TempDir
    Path sites;

    private RunningParser parser;

    private Topics topics;

    @BeforeEach
    void start() {
        topics = TestKafka.shared().freshTopics();
        parser = new RunningParser(Blog.write(sites), topics);
    }

    @AfterEach
    void stop() {
        parser.close();
    }

    @Test
    void turnsEachPageIntoARecord() {
        CapturedPage page = RunningParser.page("blog", 1, Blog.page("1", "2"));
        parser.send(page);

        PageRecord record = parser.await(topics.records(), 1, PageRecord.class).getFirst();
        assertThat(record.visit()).isEqualTo(page.visit());
        assertThat(record.page()).isEqualTo(page.page());
        assertThat(record.url()).isEqualTo(page.url());
        assertThat(record.fetchedAt()).isEqualTo(page.fetchedAt());
        assertThat(record.rules()).matches("[0-9a-f]{16}");
        assertThat(record.warnings()).isEmpty();
        assertThat(record.profile()).isNotNull().satisfies(profile -> {
            assertThat(profile.nickname()).isEqualTo("Ann");
            assertThat(profile.fans()).isEqualTo(12);
            assertThat(profile.likes()).isNull();
        });
        assertThat(record.articles()).extracting(Article::articleId).containsExactly("1", "2");
        Article article = record.articles().getFirst();
        assertThat(article.url()).isEqualTo("https://blog.test/ann/1");
        assertThat(article.reads()).isEqualTo(1234);
        assertThat(article.publishedAt()).isEqualTo(OffsetDateTime.parse("2018-11-05T19:47:00+08:00"));
        assertThat(TestKafka.shared().read(topics.records()).getFirst().key()).isEqualTo("blog/ann".getBytes(UTF_8));
    }

    @Test
    void endsAPageOfAnUnknownSiteAsALetter() {
        parser.send(RunningParser.page("other", 3, Blog.page("1")));

        DeadLetter letter =
                parser.await(topics.dead(FailureKind.PAGE), 1, DeadLetter.class).getFirst();
        assertThat(letter.reason()).contains("list 3").contains("no site file for other");
        assertThat(letter.by()).isEqualTo("parser");
        assertThat(letter.missing()).hasToString("[list 3]");
        assertThat(parser.await(topics.outcomes(), 1, Outcome.class))
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Unreadable.class,
                        outcome -> assertThat(outcome.page().number()).isEqualTo(3));
    }

    @Test
    void endsAPageOfAChangedLayoutAsALetterThatListsTheSelectors() {
        parser.send(RunningParser.page("blog", 1, "<h1>We have moved</h1>"));

        DeadLetter letter =
                parser.await(topics.dead(FailureKind.PAGE), 1, DeadLetter.class).getFirst();
        assertThat(letter.reason())
                .contains("layout changed")
                .contains("'.item'")
                .contains("profile");
        parser.await(topics.outcomes(), 1, Outcome.class);
        assertThat(parser.count(topics.records())).isZero();
    }

    @Test
    void setsPoisonAsideAndGoesOn() {
        parser.send(new ProducerRecord<>(topics.pages(), "k".getBytes(UTF_8), "no headers".getBytes(UTF_8)));
        parser.send(new ProducerRecord<>(topics.pages(), "k".getBytes(UTF_8), null));
        CapturedPage page = RunningParser.page("blog", 1, Blog.page("1"));
        var tampered = new ProducerRecord<>(topics.pages(), "k".getBytes(UTF_8), "other bytes".getBytes(UTF_8));
        page.headers().forEach((name, value) -> tampered.headers().add(name, value.getBytes(UTF_8)));
        parser.send(tampered);
        var newer = new ProducerRecord<>(topics.pages(), "k".getBytes(UTF_8), page.html());
        page.headers().forEach((name, value) -> newer.headers().add(name, value.getBytes(UTF_8)));
        newer.headers().add(Topics.SCHEMA_HEADER, "2".getBytes(UTF_8));
        parser.send(newer);
        parser.send(page);

        assertThat(parser.await(topics.records(), 1, PageRecord.class)).hasSize(1);
        assertThat(parser.await(topics.deadMessages(), 4, MalformedLetter.class))
                .extracting(MalformedLetter::reason)
                .anyMatch(reason -> reason.contains("header task"))
                .anyMatch(reason -> reason.contains("null"))
                .anyMatch(reason -> reason.contains("SHA-256"))
                .anyMatch(reason -> reason.contains("schema"))
                .hasSize(4);
        assertThat(parser.count(topics.dead(FailureKind.PAGE))).isZero();
    }

    @Test
    void endsAPageWhoseRecordIsTooLargeAsALetterAndGoesOn() {
        // each control character takes six bytes in JSON; at the ends of a text they are white space
        String title = "x" + "\u0001".repeat(9_900) + "x";
        parser.send(RunningParser.page(
                "blog",
                1,
                IntStream.range(100, 500)
                        .mapToObj(id -> "<div class=item><a href=/ann/" + id + ">" + title + "</a></div>")
                        .collect(Collectors.joining())));
        parser.send(RunningParser.page("blog", 2, Blog.page("1")));

        assertThat(parser.await(topics.records(), 1, PageRecord.class))
                .singleElement()
                .satisfies(record -> assertThat(record.number()).isEqualTo(2));
        assertThat(parser.await(topics.dead(FailureKind.PAGE), 1, DeadLetter.class))
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason()).contains("too many"));
    }

    @Test
    void endsAPageThatWouldTakeTooMuchAsALetterAndGoesOn() {
        byte[] nested = "<div>".repeat(3_000_000).getBytes(UTF_8);
        parser.send(RunningParser.page("blog", 1, nested));
        parser.send(RunningParser.page("blog", 2, Blog.page("1")));

        assertThat(parser.await(topics.records(), 1, PageRecord.class)).hasSize(1);
        assertThat(parser.await(topics.dead(FailureKind.PAGE), 1, DeadLetter.class))
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason()).contains("more than 300000 tags"));
    }

    @Test
    void endsEveryKindOfNastyPageAsALetterAndGoesOn() {
        byte[] binary = new byte[500_000];
        new Random(1).nextBytes(binary);
        List<byte[]> nasty = List.of(
                "<div class=item>".repeat(6_000).getBytes(UTF_8),
                "<li>".repeat(1_000_000).getBytes(UTF_8),
                "<div><p class=item><b>".repeat(60_000).getBytes(UTF_8),
                binary,
                Blog.page("1").getBytes(UTF_16),
                Blog.page("1").substring(0, 10).getBytes(UTF_8),
                new byte[1]);
        for (int i = 0; i < nasty.size(); i++) {
            parser.send(RunningParser.page("blog", i + 1, nasty.get(i)));
            parser.send(RunningParser.page("blog", i + 101, Blog.page("1")));
        }

        assertThat(parser.await(topics.records(), nasty.size(), PageRecord.class))
                .extracting(PageRecord::number)
                .containsExactlyInAnyOrder(101, 102, 103, 104, 105, 106, 107);
        assertThat(parser.await(topics.dead(FailureKind.PAGE), nasty.size(), DeadLetter.class))
                .hasSize(nasty.size());
    }

    @Test
    void goesOnWhereItStoppedAfterARestart() {
        parser.send(RunningParser.page("blog", 1, Blog.page("1")));
        parser.await(topics.records(), 1, PageRecord.class);
        parser.close();
        parser = new RunningParser(sites, topics);
        parser.send(RunningParser.page("blog", 2, Blog.page("1")));

        assertThat(parser.await(topics.records(), 2, PageRecord.class))
                .extracting(PageRecord::number)
                .containsExactlyInAnyOrderElementsOf(List.of(1, 2));
    }
}
