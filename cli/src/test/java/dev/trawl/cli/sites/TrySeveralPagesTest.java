package dev.trawl.cli.sites;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.MessageJson;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code try} on several saved pages, as JSON, and on files of other charsets. */
class TrySeveralPagesTest {

    @TempDir
    private Path folder;

    private SmallBlog blog;

    @BeforeEach
    void write() {
        blog = new SmallBlog(folder);
    }

    private Path pages() throws IOException {
        Path pages = Files.createDirectories(folder.resolve("pages/below"));
        Files.writeString(
                pages.resolve("list.html"),
                "<!-- saved from url=(0029)https://blog.test/ann/list/1 -->" + SmallBlog.LIST);
        Files.writeString(
                pages.resolve("profile.HTM"),
                "<!-- saved from url=(0022)https://blog.test/ann -->" + SmallBlog.PROFILE);
        Files.writeString(pages.resolve("notes.txt"), "no page");
        return folder.resolve("pages");
    }

    @Test
    void putsTheFilesOfAFolderIntoOneTable() throws IOException {
        Answer answer = Answer.to("try", blog.siteFile(), pages().toString());

        assertThat(answer.status()).isZero();
        assertThat(answer.text().lines())
                .anyMatch(line -> line.matches("page +kind +user +profile +articles +left out +warnings"))
                .anyMatch(line -> line.matches(".*list.html +list +ann +2 +1 +0 +fine"))
                .anyMatch(line -> line.matches(".*profile.HTM +profile +ann +2 of 3 +0 +0 +0 +fine"))
                .anyMatch(line -> line.matches("profile.level +0 of 1 +never found"))
                .anyMatch(line -> line.matches("articles.published-at +1 of 2"))
                .noneMatch(line -> line.contains("notes.txt"));
        assertThat(answer.text()).contains("2 pages, all fine");
    }

    @Test
    void saysWhichOfSeveralPagesAreNotFine() throws IOException {
        String other = blog.write("other.html", "<p>Welcome</p>").toString();
        String nobody = blog.write("nobody.html", SmallBlog.LIST).toString();

        Answer answer = Answer.to(
                "try",
                blog.siteFile(),
                "--page",
                pages().resolve("below/list.html").toString(),
                "--page",
                other,
                nobody);

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text())
                .contains("3 pages, 2 not fine")
                .contains("nobody.html: nothing says whose page this is")
                .contains("other.html: nothing says whose page this is");
        assertThat(Answer.to("try", blog.siteFile(), "--user", "ann", other, nobody)
                        .text())
                .contains("other.html: nothing would be stored: the fetcher would wait for the page in vain")
                .contains("2 pages, 1 not fine");
    }

    @Test
    void refusesAnEmptyFolderAndOptionsOfOnePage() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(Answer.to("try", blog.siteFile(), empty.toString()))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.error()).contains("has no pages, expected *.html or *.htm"));
        assertThat(Answer.to("try", blog.siteFile(), pages().toString(), "--url", "https://blog.test/ann"))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(2))
                .satisfies(answer ->
                        assertThat(answer.error()).contains("--url says where one page was, and there are 2"));
    }

    @Test
    void printsALineOfJsonForEachPage() throws IOException {
        Answer answer = Answer.to("try", blog.siteFile(), pages().toString(), "--json");

        List<JsonNode> lines =
                answer.text().lines().map(MessageJson.mapper()::readTree).toList();
        assertThat(lines).hasSize(2);
        JsonNode list = lines.getFirst();
        assertThat(list.path("fine").asBoolean()).isTrue();
        assertThat(list.path("kind").asString()).isEqualTo("list");
        assertThat(list.path("stored").path("articles").asInt()).isEqualTo(2);
        assertThat(list.path("leftOut").path(0).asString()).isEqualTo("articles.owner is 'bob'");
        JsonNode item = list.path("items").path(0);
        assertThat(item.path("title").path("value").asString()).isEqualTo("雨夜读书");
        assertThat(item.path("published-at").path("value").asString()).isEqualTo("2020-02-03T00:00+08:00");
        assertThat(item.path("published-at").path("precision").asString()).isEqualTo("day");
        assertThat(list.path("items").path(1).path("published-at").isNull()).isTrue();
        assertThat(list.path("checks").valueStream())
                .anyMatch(check -> check.path("place").asString().equals("pages.list.ready")
                        && check.path("finding").asString().equals("holds"));
        assertThat(lines.get(1).path("profile").path("fans").path("value").asInt())
                .isEqualTo(123_000);
    }

    @Test
    void printsTheFaultsOfTheSiteFileAsJsonToo() {
        blog.edit("select: .nick", "select: '.nick['");

        Answer answer =
                Answer.to("try", blog.siteFile(), "--json", "--page", blog.page(SmallBlog.PROFILE), "--user", "ann");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(MessageJson.mapper()
                        .readTree(answer.text())
                        .path("faults")
                        .path(0)
                        .asString())
                .startsWith("rules.profile.fields.nickname.0.select");
    }

    private Answer profile(Charset charset, String mark) throws IOException {
        Path page = folder.resolve("page.html");
        Files.write(page, (mark + "<html><p class=me><b class=nick>秦时明月</b>").getBytes(charset));
        return Answer.to("try", blog.siteFile(), "--page", page.toString(), "--kind", "profile", "--user", "ann");
    }

    @Test
    void readsFilesInUtf16() throws IOException {
        for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
            for (String mark : List.of("\uFEFF", "")) {
                Answer answer = profile(charset, mark);
                assertThat(answer.status()).as("%s %s", charset, mark).isZero();
                assertThat(answer.text()).contains("秦时明月", "the file is " + charset + " and is read as such");
            }
        }
    }

    @Test
    void readsAFileInUtf8WithAByteOrderMark() throws IOException {
        assertThat(profile(UTF_8, "\uFEFF"))
                .satisfies(answer -> assertThat(answer.status()).isZero())
                .satisfies(answer -> assertThat(answer.text()).contains("秦时明月").doesNotContain("note"));
    }
}
