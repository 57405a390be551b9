package dev.trawl.parser;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.Article;
import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.Topics;
import dev.trawl.testing.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Site files that change while the parser runs. */
@ExtendWith(OutputCaptureExtension.class)
class ChangedRulesIT {

    private static final Duration SOON = allow(Duration.ofSeconds(20));

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

    private List<PageRecord> records(int count) {
        return parser.await(topics.records(), count, PageRecord.class).stream()
                .sorted(Comparator.comparing(PageRecord::number))
                .toList();
    }

    private static String title(PageRecord record) {
        return record.articles().stream().map(Article::title).findFirst().orElse("");
    }

    @Test
    void readsTheNextPageByTheChangedRules(CapturedOutput output) {
        parser.send(RunningParser.page("blog", 1, Blog.page("1")));
        PageRecord before = records(1).getFirst();

        Blog.write(sites, Blog.YAML.replace("title: [{select: a}]", "title: [{select: .date}]"));
        await().atMost(SOON).until(() -> output.getOut().contains("blog.yml is taken up as it is now"));
        parser.send(RunningParser.page("blog", 2, Blog.page("1")));

        PageRecord after = records(2).getLast();
        assertThat(title(before)).isEqualTo("Title 1");
        assertThat(title(after)).isEqualTo("2018-11-05 19:47");
        assertThat(after.rules()).isNotEqualTo(before.rules());
    }

    @Test
    void refusesRulesWhoseSelectorsAreBadOnceAndKeepsTheOnesBefore(CapturedOutput output) {
        Blog.write(
                sites,
                Blog.YAML
                        .replace("title: [{select: a}]", "title: [{select: 'a['}]")
                        .replace("{select: .nick}", "{select: '.nick['}"));
        await().atMost(SOON).until(() -> output.getOut().contains("blog.yml is refused, and the one before is kept"));
        parser.send(RunningParser.page("blog", 1, Blog.page("1")));
        assertThat(title(records(1).getFirst())).isEqualTo("Title 1");

        Blog.write(sites, Blog.YAML.replace("title: [{select: a}]", "title: [{select: .date}]"));
        await().atMost(SOON).until(() -> output.getOut().contains("blog.yml is taken up as it is now"));
        parser.send(RunningParser.page("blog", 2, Blog.page("1")));
        assertThat(title(records(2).getLast())).isEqualTo("2018-11-05 19:47");

        assertThat(output.getOut().lines().filter(line -> line.contains("is refused")))
                .singleElement()
                .asString()
                .contains("blog.yml: rules.articles.fields.title.0.select: selector 'a['")
                .contains("blog.yml: rules.profile.fields.nickname.0.select: selector '.nick['");
    }

    @Test
    void readsPagesOfASiteThatIsAddedAndNoneOfOneThatIsGone(CapturedOutput output) throws Exception {
        Files.writeString(sites.resolve("other.yml"), Blog.YAML.replace("site: blog", "site: other"));
        await().atMost(SOON).until(() -> output.getOut().contains("other.yml is taken up as it is now"));
        parser.send(RunningParser.page("other", 1, Blog.page("1")));
        assertThat(records(1).getFirst().visit().site()).hasToString("other");

        Files.delete(sites.resolve("other.yml"));
        await().atMost(SOON).until(() -> output.getOut().contains("other.yml is gone"));
        parser.send(RunningParser.page("other", 2, Blog.page("1")));
        assertThat(parser.await(topics.dead(FailureKind.PAGE), 1, DeadLetter.class))
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason()).contains("no site file for other"));
    }
}
