package dev.trawl.sitefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.contract.UserId;
import dev.trawl.sitefile.SiteFile.Overlay;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SiteFileYamlTest {

    private static final String BLOG = """
            site: blog
            name: A blog
            zone: Asia/Shanghai
            users: {pattern: "[a-z0-9_]+", fold-case: true}
            hosts: {allow: [blog.test, "*.cdn.test", "api.test:8443"], private-names: [blog.test]}
            pace: {rate: 20/min, tasks-out: 2, page-limit: 500ms}
            browser: {block-types: [image, font]}
            pages:
              list:
                url: https://blog.test/{user}/list/{page}
                ready: ".list"
                item: ".item"
                paging:
                  by: url
                  count: {total: {pattern: 'listTotal = (\\d+)'}, size: {pattern: 'pageSize = (\\d+)'}}
            signs:
              empty: [{select: .no-data, text: "nothing here"}]
            overlays: [{when: .modal, click: .close}]
            rules: {}
            """;

    @Test
    void readsEveryPart() {
        SiteFile file = SiteFileYaml.read("blog.yml", BLOG);

        assertThat(file.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(file.users().parse("Abc_1")).isEqualTo(new UserId("abc_1"));
        assertThat(file.pace().pause()).isEqualTo(Duration.ofSeconds(6));
        assertThat(file.pace().attempts()).isEqualTo(3);
        assertThat(file.pace().pageLimit()).isEqualTo(Duration.ofMillis(500));
        assertThat(file.browser().blockTypes())
                .containsExactly(Browsing.ResourceType.IMAGE, Browsing.ResourceType.FONT);
        assertThat(file.pages().list())
                .isNotNull()
                .satisfies(list -> assertThat(list.first().paging()).isInstanceOf(Paging.Url.class));
        assertThat(file.signs().notFound()).extracting(Signs.Sign::status).containsExactly(404, 410);
        assertThat(file.overlays()).containsExactly(new Overlay(".modal", ".close"));
    }

    @Test
    void takesTheSchemaAsAKeyToo() {
        assertThat(SiteFileYaml.read("blog.yml", "$schema: ../site-file.schema.json\n" + BLOG))
                .isEqualTo(SiteFileYaml.read("blog.yml", BLOG));
    }

    @Test
    void allowsHostsByNameDomainAndPort() {
        Hosts hosts = SiteFileYaml.read("blog.yml", BLOG).hosts();

        assertThat(hosts.allows("BLOG.test", 443)).isTrue();
        assertThat(hosts.allows("blog.test", 8080)).isFalse();
        assertThat(hosts.allows("a.cdn.test", 80)).isTrue();
        assertThat(hosts.allows("cdn.test", 80)).isFalse();
        assertThat(hosts.allows("evilcdn.test", 80)).isFalse();
        assertThat(hosts.allows("api.test", 8443)).isTrue();
        assertThat(hosts.allows("api.test", 443)).isFalse();
        assertThat(hosts.allowsPrivate("blog.test")).isTrue();
        assertThat(hosts.allowsPrivate("api.test")).isFalse();
    }

    @Test
    void namesAllFaultsOfShapeAtOnce() {
        String broken = BLOG.replace("ready: \".list\"", "redy: x").replace("tasks-out: 2", "tasks-out: none");

        assertThatThrownBy(() -> SiteFileYaml.read("blog.yml", broken))
                .isInstanceOf(BadSiteFile.class)
                .hasMessageContaining("blog.yml: pages.list: ")
                .hasMessageContaining("redy")
                .hasMessageContaining("ready")
                .hasMessageContaining("blog.yml: pace.tasks-out: ");
    }

    @Test
    void namesThePlaceOfABadPattern() {
        assertThatThrownBy(() -> SiteFileYaml.read("blog.yml", BLOG.replace("[a-z0-9_]+", "[a-z")))
                .hasMessageContaining("blog.yml: users.pattern: ")
                .hasMessageContaining("[a-z");
    }

    @Test
    void namesTheLineOfBrokenYaml() {
        assertThatThrownBy(() -> SiteFileYaml.read("blog.yml", "site: blog\nname: [\n"))
                .isInstanceOf(BadSiteFile.class)
                .hasMessageContaining("blog.yml: line ");
    }

    @Test
    void refusesAnUnlimitedRateForHostsOfOthers() {
        assertThatThrownBy(() -> SiteFileYaml.read("blog.yml", BLOG.replace("20/min", "unlimited")))
                .hasMessageContaining("hosts.own");
    }

    @Test
    void keepsUserIdsInTheirPlaceInAUrl() {
        var template = new UrlTemplate("https://blog.test/{user}/list/{page}");

        assertThat(template.expand(new UserId("a:b@[汉]&="), 2))
                .hasToString("https://blog.test/a%3Ab%40%5B%E6%B1%89%5D%26%3D/list/2");
        assertThatThrownBy(() -> new UrlTemplate("https://{user}.blog.test/")).hasMessageContaining("behind the host");
    }
}
