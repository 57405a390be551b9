package dev.trawl.bench.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.devservers.ServerFiles;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.sitefile.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdListTest {

    private static final IdList LIST = new IdList(0, 5_000);

    @Test
    void namesNoUserTwiceAndNoUserOfAnotherList() {
        assertThat(Stream.concat(LIST.ids(), new IdList(5_000, 5_000).ids())).doesNotHaveDuplicates();
    }

    @Test
    void isInNoOrder() {
        assertThat(LIST.ids().limit(100).toList())
                .isNotEqualTo(LIST.ids().limit(100).sorted().toList());
    }

    @Test
    void namesUsersThatTheDemoBlogMayHave() {
        Users users =
                SiteFiles.read(ServerFiles.root().resolve("sites/demo.yml")).users();

        assertThat(LIST.ids()).allSatisfy(users::parse);
    }

    @Test
    void isWrittenALineEach(@TempDir Path folder) throws IOException {
        List<String> lines = Files.readAllLines(LIST.writeTo(folder.resolve("ids.txt")));

        assertThat(lines).isEqualTo(LIST.ids().toList());
    }
}
