package dev.trawl.cli.sites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.Topics;
import dev.trawl.contract.UserId;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitRef;
import dev.trawl.parser.extraction.ReadingLimits;
import dev.trawl.parser.pages.PageParsing;
import dev.trawl.parser.pages.PageParsing.ParsedPage;
import dev.trawl.parser.pages.SiteReaders;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.testing.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages and records on a real Kafka; the parser's part is done by its own classes. */
class ReparseIT {

    /** As {@link SmallBlog#RULES}, but {@code fans} are not rounded, and dates are not read. */
    private static final String OTHER_RULES = SmallBlog.RULES
            .replace("{select: .fans, attr: title}", "{select: .exact}")
            .replace("published-at: [{select: .date}]", "published-at: [{select: .when}]");

    @TempDir
    private Path folder;

    private final TestKafka kafka = TestKafka.shared();

    private final Topics topics = kafka.freshTopics();

    private SmallBlog blog;

    @BeforeEach
    void create() {
        blog = new SmallBlog(folder);
        kafka.create(topics.pages(), topics.records());
    }

    private static CapturedPage page(String user, PageKind kind, String html) {
        var visit = new VisitRef(
                new TaskId(UUID.randomUUID()),
                new CrawlId("crawl-of-" + user),
                new SiteId("blog"),
                new UserId(user),
                1,
                new VisitId(UUID.randomUUID()));
        return CapturedPage.of(
                visit,
                new PageRef(kind, 1),
                "https://blog.test/" + user,
                200,
                Instant.parse("2020-02-03T04:05:06Z"),
                350,
                html.getBytes(UTF_8));
    }

    private static CapturedPage profile(String user, int fans) {
        return page(
                user,
                PageKind.PROFILE,
                "<p class=me><b class=nick>Ann</b><i class=exact>%d</i><i class=fans>12.3万</i></p>".formatted(fans));
    }

    /** What the fetcher does. */
    private void capture(CapturedPage page) {
        var message = new ProducerRecord<>(
                topics.pages(), page.visit().account().key().getBytes(UTF_8), page.html());
        page.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        kafka.send(message);
    }

    /** What the parser does with a page, by the site file as it is. A page that cannot be read becomes no record. */
    private void parse(CapturedPage page) {
        var readers = new SiteReaders(SiteFiles.load(folder), ReadingLimits.DEFAULT);
        if (new PageParsing(readers, Clock.systemUTC()).parse(page) instanceof ParsedPage.Read read) {
            kafka.send(topics.records(), page.visit().account().key(), MessageJson.write(read.record()));
        }
    }

    /** The parser has come to the end of all partitions. */
    private void acknowledge() throws Exception {
        var next = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var message : kafka.read(topics.pages())) {
            next.merge(
                    new TopicPartition(message.topic(), message.partition()),
                    new OffsetAndMetadata(message.offset() + 1),
                    (one, other) -> one.offset() > other.offset() ? one : other);
        }
        try (var admin = kafka.admin()) {
            admin.alterConsumerGroupOffsets(topics.prefix() + "parser", Map.copyOf(next))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
    }

    private void read(CapturedPage... pages) throws Exception {
        for (CapturedPage page : pages) {
            capture(page);
            parse(page);
        }
        acknowledge();
    }

    private Answer reparse(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "reparse",
                "--bootstrap-server",
                kafka.bootstrapServers(),
                "--topic-prefix",
                topics.prefix(),
                "--sites",
                folder.toString()));
        arguments.addAll(Arrays.asList(more));
        return Answer.to(arguments.toArray(String[]::new));
    }

    private List<PageRecord> records() {
        return kafka.read(topics.records()).stream()
                .map(message -> MessageJson.read(message.value(), PageRecord.class))
                .toList();
    }

    private PageRecord last(CapturedPage page) {
        return records().stream()
                .filter(record ->
                        record.visit().equals(page.visit()) && record.page().equals(page.page()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    @Test
    void readsNothingWhereTheRulesAreAsTheyWere() throws Exception {
        read(profile("ann", 123_456), page("ann", PageKind.LIST, SmallBlog.LIST));

        Answer answer = reparse();

        assertThat(answer.status()).isZero();
        assertThat(answer.text())
                .contains("2 pages of crawl.pages: 2 as the rules of now have read them, 0 read again")
                .contains("0 rows differ");
        assertThat(records()).hasSize(2);
    }

    @Test
    void sendsWhatOtherRulesReadAndSaysHowManyRowsDifferAndWhere() throws Exception {
        CapturedPage ann = profile("ann", 123_456);
        CapturedPage list = page("ann", PageKind.LIST, SmallBlog.LIST);
        read(ann, profile("bob", 123_000), list);
        String rules = last(ann).rules();
        blog.rules(OTHER_RULES);

        Answer answer = reparse();

        assertThat(answer.status()).isZero();
        assertThat(answer.text())
                .contains("3 pages of crawl.pages: 0 as the rules of now have read them, 3 read again")
                .contains("blog profiles, other values: fans 1")
                .contains("blog articles, no value any more: published-at 1; the rows keep what they have")
                .contains("1 row differs; the new records are on crawl.records");
        assertThat(records()).hasSize(6);
        PageRecord now = last(ann);
        assertThat(now.rules()).isNotEqualTo(rules);
        assertThat(now.profile())
                .isNotNull()
                .satisfies(profile -> assertThat(profile.fans()).isEqualTo(123_456));
        assertThat(now.fetchedAt()).isEqualTo(ann.fetchedAt());
        assertThat(last(list).articles()).extracting(Article::publishedAt).containsOnlyNulls();
    }

    @Test
    void findsNothingToDoTheSecondTime() throws Exception {
        read(profile("ann", 123_456), profile("bob", 5));
        blog.rules(OTHER_RULES);
        assertThat(reparse().text()).contains("2 read again");

        assertThat(reparse().text()).contains("2 as the rules of now have read them, 0 read again", "0 rows differ");
        assertThat(records()).hasSize(4);
    }

    /** Killed after the record of one page, before that of the next. */
    @Test
    void finishesWhatWasInterrupted() throws Exception {
        CapturedPage ann = profile("ann", 123_456);
        CapturedPage bob = profile("bob", 5);
        read(ann, bob);
        blog.rules(OTHER_RULES);
        parse(ann);

        assertThat(reparse().text()).contains("1 as the rules of now have read them, 1 read again", "1 row differs");
        assertThat(last(bob).profile())
                .isNotNull()
                .satisfies(profile -> assertThat(profile.fans()).isEqualTo(5));
        assertThat(records()).hasSize(4);
    }

    @Test
    void sendsNothingInADryRun() throws Exception {
        read(profile("ann", 123_456));
        blog.rules(OTHER_RULES);

        Answer answer = reparse("--dry-run");

        assertThat(answer.status()).isZero();
        assertThat(answer.text()).contains("1 row differs (dry run: nothing was sent)");
        assertThat(records()).hasSize(1);
    }

    @Test
    void readsPagesOfTheChosenCrawlOnly() throws Exception {
        read(profile("ann", 123_456), profile("bob", 5));
        blog.rules(OTHER_RULES);

        assertThat(reparse("--crawl", "crawl-of-bob", "--site", "blog").text()).contains("1 read again");
        assertThat(records()).hasSize(3);
    }

    @Test
    void readsPagesThatNoRulesCouldReadBefore() throws Exception {
        CapturedPage changed = page("ann", PageKind.PROFILE, "<p class=me><b class=name>Ann</b></p>");
        read(changed);
        assertThat(records()).isEmpty();
        assertThat(reparse().text()).contains("1 page has no record and cannot be read by these rules either");

        blog.rules(SmallBlog.RULES.replace("{select: .nick}", "{select: .nick}, {select: .name}"));
        Answer answer = reparse();

        assertThat(answer.status()).isZero();
        assertThat(answer.text())
                .contains("1 page had no record, and can be read", "./trawl dead list --kind page", "1 row differs");
        assertThat(last(changed).profile()).isNotNull();
    }

    @Test
    void keepsWhatIsStoredOfPagesThatTheRulesCannotReadAnyMore() throws Exception {
        read(profile("ann", 5));
        blog.rules(SmallBlog.RULES
                .replace(".nick", ".nowhere")
                .replace("{select: .fans, attr: title}, {select: .fans}", "{select: .nor-here}"));

        Answer answer = reparse();

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text())
                .contains("1 page was read before and cannot be read by these rules; the rows stay as they are:")
                .contains("blog/ann https://blog.test/ann: profile 1 is unreadable: layout changed");
        assertThat(records()).hasSize(1);
    }

    @Test
    void leavesToTheParserWhatItHasNotRead() throws Exception {
        read(profile("ann", 5));
        capture(profile("ann", 6));
        blog.rules(OTHER_RULES);

        Answer answer = reparse();

        assertThat(answer.text())
                .contains("1 page of crawl.pages", "1 read again")
                .contains("messages on crawl.pages that the parser has not come to: 1");
        assertThat(records()).hasSize(2);
    }

    @Test
    void passesOverMalformedMessages() throws Exception {
        kafka.send(topics.pages(), "blog/ann", "no page".getBytes(UTF_8));
        kafka.send(topics.records(), "blog/ann", "no record".getBytes(UTF_8));
        capture(profile("ann", 123_456));
        acknowledge();

        assertThat(reparse().text()).contains("1 page of crawl.pages", "1 read again");
    }

    @Test
    void namesTheSitesOfPagesThatHaveNoFile() throws Exception {
        read(profile("ann", 5));
        String file = Files.readString(folder.resolve("blog.yml"));
        Files.delete(folder.resolve("blog.yml"));
        Files.writeString(folder.resolve("other.yml"), file.replace("site: blog", "site: other"));

        assertThat(reparse().text()).contains("1 page is of sites without a file: blog");
    }

    @Test
    void refusesWrongOptionsAndFaultySiteFiles() {
        assertThat(reparse("--site", "nowhere"))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.error()).contains("there is no site file for nowhere"));
        blog.rules(SmallBlog.RULES.replace("select: .nick", "select: '.nick['"));
        assertThat(reparse())
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.error()).contains("blog.yml: rules.profile.fields.nickname.0"));
    }

    @Test
    void saysThatKafkaDoesNotAnswer() {
        Answer answer = Answer.to("reparse", "--bootstrap-server", "127.0.0.1:1", "--sites", folder.toString());

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.error()).startsWith("trawl: Kafka does not answer at 127.0.0.1:1");
    }
}
