package dev.trawl.fetcher.browser;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.PageSnapshot;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.testing.SmallSite;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How a visit gets to the next part of a list: by clicks, also on a covered button, and by scrolling. */
abstract class ClickContract extends ArrivalContract {

    static final String DEAF_TO_MICE = BY_SCRIPT.replace("onclick=\"turn()\"", "onclick=\"event.isTrusted || turn()\"");

    @Test
    void clicksToThePageAfter() throws Exception {
        PageSnapshot pageSnapshot = shown(click("script", BY_SCRIPT));

        assertThat(pageSnapshot.html()).contains("/a/20");
        assertThat(pageSnapshot.current()).hasValue(2);
    }

    @Test
    void clicksOnALinkThatLoadsAnotherDocument() throws Exception {
        served.page("/doc2", SmallSite.list(4, 6, "<span id=current>2</span>"));

        PageSnapshot pageSnapshot = shown(click("doc", "<span id=current>1</span><a id=next href=/doc2>next</a>"));

        assertThat(pageSnapshot.url()).isEqualTo("http://site.test/doc2");
        assertThat(pageSnapshot.html()).contains("/a/6");
    }

    @Test
    void clicksWithAMouseThatThePageSeesFromOverTheButtonToTheClick() throws Exception {
        String mouse = """
                <span id=current>1</span><button id=next>next</button>
                <script>
                  const heard = [];
                  for (const type of ['pointerover', 'mouseover', 'mouseenter', 'mousedown', 'mouseup', 'click']) {
                    next.addEventListener(type, event => {
                      heard.push(type + (event.isTrusted ? '' : ' by script'));
                      if (type !== 'click') return;
                      list.innerHTML = '<li class=item><a href="/a/20">' + heard.join(',') + '</a></li>';
                      current.textContent = '2';
                    });
                  }
                </script>
                """;

        assertThat(shown(click("mouse", mouse)).html())
                .contains(">pointerover,mouseover,mouseenter,mousedown,mouseup,click<");
    }

    @Test
    void sawALinkToAPageThatIsNotThere() throws Exception {
        assertThat(click("gone", "<span id=current>1</span><a id=next href=/nowhere>next</a>"))
                .isInstanceOf(NavigationResult.NotFound.class);
    }

    @Test
    void dismissesOverlaysBeforeItClicks() throws Exception {
        String modal = "<div id=modal style='position:fixed;inset:0;background:#fff'><button id=close"
                + " onclick='modal.remove()'>x</button></div><div id=promo style='position:fixed;inset:0'>ad</div>";

        assertThat(shown(click("modal", BY_SCRIPT + modal)).current()).hasValue(2);
    }

    @Test
    void clicksByScriptWhereSomethingCoversTheButton() throws Exception {
        String banner = "<div style='position:fixed;inset:0;background:#fff'>banner</div>";

        assertThat(shown(click("covered", BY_SCRIPT + banner)).current()).hasValue(2);
    }

    @Test
    void failsAClickThatDoesNothingAndSaysWhatCoversTheButton() throws Exception {
        NavigationResult navigationResult = click(
                "banner",
                "<span id=current>1</span><button id=next>next</button>"
                        + "<div id=banner style='position:fixed;inset:0;background:#fff'>banner</div>");

        assertThat(navigationResult)
                .isInstanceOfSatisfying(
                        NavigationResult.ClickFailed.class,
                        failed -> assertThat(failed.reason()).contains("div#banner"));
    }

    @Test
    void endsTheListWhereThereIsNoNext() throws Exception {
        assertThat(click("one", "<span id=current>1</span>")).isInstanceOf(NavigationResult.ListEnded.class);
    }

    @Test
    void endsTheListWhereNextLeadsToThePageItself() throws Exception {
        assertThat(click("itself", "<span id=current>1</span><a id=next href=/itself>next</a>"))
                .isInstanceOf(NavigationResult.ListEnded.class);
        assertThat(click("deaf-link", "<span id=current>1</span><a id=next href=#>next</a>"))
                .as("a link to # is a button")
                .isInstanceOf(NavigationResult.ClickFailed.class);
    }

    /** Of sixty items, never more than twelve are there. */
    private static String virtualList(String render) {
        return SmallSite.list(1, 12, """
                <style>body {margin: 0} #list {height: 3000px; position: relative} .item {position: absolute; height: 50px}</style>
                <script>
                  const render = () => {
                    const first = Math.min(48, Math.floor(scrollY / 50));
                    list.innerHTML = [...Array(12).keys()].map(i => first + i + 1).map(i =>
                      '<li class=item style="top:' + (i - 1) * 50 + 'px"><a href="/a/' + i + '">' + i + '</a></li>').join('');
                  };
                  render();
                  let timer;
                  addEventListener('scroll', %s);
                </script>
                """.formatted(render));
    }

    @Test
    void readsEveryItemOfAListThatReplacesItemsAsItIsScrolled() throws Exception {
        served.page("/virtual", virtualList("render"));
        SiteFile site = growing("{by: scroll}");
        var scroll = (Paging.Scroll) pages(site).first().paging();
        var links = new TreeSet<String>();
        try (Tab tab = browser.open(site, LIMIT)) {
            NavigationResult result = tab.load(URI.create("http://site.test/virtual"), list(site, 1), LIMIT);
            for (int number = 2; result instanceof NavigationResult.Page && number < 30; number++) {
                PageSnapshot shown = shown(result);
                Pattern.compile("href=\"(/a/\\d+)\"")
                        .matcher(shown.html())
                        .results()
                        .forEach(link -> links.add(link.group(1)));
                result = tab.more(scroll, list(site, number), shown, LIMIT);
            }
            assertThat(result).isInstanceOf(NavigationResult.ListEnded.class);
        }
        assertThat(links).hasSize(60);
    }

    @Test
    void failsAListThatReplacesAllItsItemsBeforeTheyCanBeRead() throws Exception {
        served.page("/late-virtual", virtualList("() => { clearTimeout(timer); timer = setTimeout(render, 400); }"));
        SiteFile site = growing("{by: scroll}");
        try (Tab tab = browser.open(site, LIMIT)) {
            PageSnapshot first = shown(tab.load(URI.create("http://site.test/late-virtual"), list(site, 1), LIMIT));

            assertThat(tab.more((Paging.Scroll) pages(site).first().paging(), list(site, 2), first, LIMIT))
                    .isInstanceOfSatisfying(
                            NavigationResult.ClickFailed.class,
                            failed -> assertThat(failed.reason()).contains("the last item"));
        }
    }

    @Test
    void scrollsForMoreItemsUntilThereAreNone() throws Exception {
        served.page("/scroll", SmallSite.list(1, 3, """
                <div style="height:3000px"></div>
                <script>
                  let rounds = 0;
                  addEventListener('scroll', () => {
                    if (rounds++ < 1) list.insertAdjacentHTML('beforeend', '<li class=item><a href="/a/9">9</a></li>');
                  });
                </script>
                """));
        SiteFile site = growing("{by: scroll}");
        var scroll = (Paging.Scroll) pages(site).first().paging();
        try (Tab tab = browser.open(site, LIMIT)) {
            PageSnapshot first = shown(tab.load(URI.create("http://site.test/scroll"), list(site, 1), LIMIT));
            PageSnapshot second = shown(tab.more(scroll, list(site, 2), first, LIMIT));

            assertThat(second.items()).isEqualTo(4);
            assertThat(tab.more(scroll, list(site, 3), second, LIMIT)).isInstanceOf(NavigationResult.ListEnded.class);
        }
    }

    @Test
    void clicksLoadMoreUntilThePageSaysThatItIsTheEnd() throws Exception {
        served.page("/button", SmallSite.list(1, 3, """
                <button id=older>older</button>
                <script>
                  let rounds = 0;
                  older.addEventListener('click', () => {
                    list.insertAdjacentHTML('beforeend', '<li class=item><a href="/a/9' + rounds + '">9</a></li>');
                    if (++rounds === 2) {
                      older.remove();
                      document.body.insertAdjacentHTML('beforeend', '<p id=end>that is all</p>');
                    }
                  });
                </script>
                """));
        SiteFile site = growing("{by: scroll, button: '#older', last: '#end'}");
        var scroll = (Paging.Scroll) pages(site).first().paging();
        try (Tab tab = browser.open(site, LIMIT)) {
            PageSnapshot first = shown(tab.load(URI.create("http://site.test/button"), list(site, 1), LIMIT));
            PageSnapshot second = shown(tab.more(scroll, list(site, 2), first, LIMIT));
            PageSnapshot third = shown(tab.more(scroll, list(site, 3), second, LIMIT));

            assertThat(first.hasNext()).isTrue();
            assertThat(second.items()).isEqualTo(4);
            assertThat(second.hasNext()).isTrue();
            assertThat(third.items()).isEqualTo(5);
            assertThat(third.hasNext()).isFalse();
            assertThat(tab.more(scroll, list(site, 4), third, LIMIT)).isInstanceOf(NavigationResult.ListEnded.class);
        }
    }

    @Test
    void waitsForAListThatLooksOnlyNowAndThenWhetherItWasScrolled() throws Exception {
        served.page("/slow-list", SmallSite.list(1, 3, """
                <div style="height:3000px"></div>
                <script>
                  setInterval(() => {
                    if (scrollY > 0) list.insertAdjacentHTML('beforeend', '<li class=item><a href="/a/9">9</a></li>');
                  }, 2200);
                </script>
                """));
        SiteFile site = growing("{by: scroll, last: '#end'}");
        var scroll = (Paging.Scroll) pages(site).first().paging();
        try (Tab tab = browser.open(site, LIMIT)) {
            PageSnapshot first = shown(tab.load(URI.create("http://site.test/slow-list"), list(site, 1), LIMIT));

            assertThat(shown(tab.more(scroll, list(site, 2), first, LIMIT)).items())
                    .isEqualTo(4);
        }
    }

    @Test
    void failsAListThatDoesNotGrowThoughItDoesNotSayThatItIsTheEnd() throws Exception {
        served.page("/stuck", SmallSite.list(1, 3, "<div style='height:3000px'></div><button id=older>older</button>"));
        for (String paging : List.of("{by: scroll, button: '#older'}", "{by: scroll, last: '#end'}")) {
            SiteFile site = growing(paging);
            try (Tab tab = browser.open(site, LIMIT)) {
                PageSnapshot first = shown(tab.load(URI.create("http://site.test/stuck"), list(site, 1), LIMIT));

                assertThat(tab.more((Paging.Scroll) pages(site).first().paging(), list(site, 2), first, LIMIT))
                        .as(paging)
                        .isInstanceOf(NavigationResult.ClickFailed.class);
            }
        }
    }

    private static SiteFile growing(String paging) {
        return SmallSiteSettings.file("""
                list:
                  url: http://site.test/{user}
                  ready: "#list"
                  item: ".item"
                  paging: %s
                """.formatted(paging), "");
    }

    @Test
    void waitsForANextPageAsLongAsItIsUnderWay() throws Exception {
        served.page("/slow", exchange -> {
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            SmallSite.send(exchange, 200, "");
        });
        String slow = BY_SCRIPT.replace("onclick=\"turn()\"", "onclick=\"fetch('/slow').then(turn)\"");

        assertThat(shown(click("under-way", slow)).current()).hasValue(2);
    }

    @Test
    void clicksByScriptWhereAMouseDoesNothing() throws Exception {
        assertThat(shown(click("deaf", DEAF_TO_MICE)).current()).hasValue(2);
    }

    @Test
    void saysWellBeforeTheLimitThatAClickDoesNothing() throws Exception {
        assertThat(timeOfAClickThatDoesNothing()).isLessThan(allow(Duration.ofMillis(7500)));
    }

    /** With a limit of 8 s, scaled. */
    final Duration timeOfAClickThatDoesNothing() throws Exception {
        served.page("/idle", SmallSite.list(1, 3, "<span id=current>1</span><button id=next>next</button>"));
        try (Tab tab = browser.open(SIGNED, LIMIT)) {
            PageSnapshot first = shown(load(tab, SIGNED, "idle", LIMIT));
            long began = System.nanoTime();
            assertThat(tab.next(
                            (Paging.Click) pages(SIGNED).first().paging(),
                            list(SIGNED, 2),
                            first,
                            allow(Duration.ofSeconds(8))))
                    .isInstanceOf(NavigationResult.ClickFailed.class);
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }
}
