package dev.trawl.cli.sites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.testing.Repository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path folder;

    @Test
    void saysThatEachFileOfTheRepositoryIsFine() {
        Answer answer =
                Answer.to("check", "--sites", Repository.root().resolve("sites").toString());

        assertThat(answer.status()).isZero();
        assertThat(answer.text()).contains("cnblogs.yml", "csdn.yml", "demo.yml");
        assertThat(answer.text().lines()).allMatch(line -> line.endsWith("  fine"));
    }

    @Test
    void namesAllFaultsOfAllFilesAtOnce() {
        var blog = new SmallBlog(folder);
        String faulty =
                SmallBlog.RULES.replace("select: .nick", "select: '.nick['").replace("select: h2", "select: 'h2 >>'");
        Path selectors = blog.rules(faulty);
        Path shape = blog.write("other.yml", "site: other\nname: Other\nzone: Nowhere\nsign: {}\n");
        Path fine = Repository.root().resolve("sites/cnblogs.yml");

        Answer answer = Answer.to("check", selectors.toString(), shape.toString(), fine.toString());

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text())
                .contains("blog.yml", "2 faults", "rules.profile.fields.nickname.0.select: selector '.nick['")
                .contains("rules.articles.fields.title.0.select: selector 'h2 >>'")
                .contains("other.yml", "sign", "hosts", "pages", "zone: time zone 'Nowhere' is not valid")
                .contains("cnblogs.yml", "fine")
                .endsWith("2 of 3 cannot be used: no service starts with them" + System.lineSeparator());
    }

    @Test
    void namesSelectorsOfBothHalvesAndWrongValuesAtOnce() {
        var blog = new SmallBlog(folder);
        Path file = blog.rules(SmallBlog.RULES
                .replace("select: .nick", "select: '.nick['")
                .replace("empty: [{select: .none}]", "empty: [{select: .none}]\n  blocked: [{select: '..wall'}]")
                .replace("dates: [yyyy-MM-dd]", "dates: [QQQQQQQ]"));

        assertThat(Answer.to("check", file.toString()).text())
                .contains("3 faults", "rules.dates.0: date form")
                .contains("signs.blocked.0.select: selector '..wall' is not valid")
                .contains("rules.profile.fields.nickname.0.select: selector '.nick['");
    }

    @Test
    void refusesAFileThatThereIsNot() {
        Answer answer = Answer.to("check", folder.resolve("nowhere.yml").toString());

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.error()).contains("there is no file", "nowhere.yml");
    }

    @Test
    void refusesAFolderWithoutSiteFiles() {
        assertThat(Answer.to("check", "--sites", folder.toString()).status()).isEqualTo(2);
    }
}
