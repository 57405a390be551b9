package dev.trawl.demoblog;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.demoblog.users.DemoUser;
import java.io.File;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What scripts make of the pages, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {

    private static final By NEXT = By.cssSelector("#pageBox .js-page-next");
    private static final By CURRENT = By.cssSelector("#pageBox .ui-pager.focus");

    private final Blog blog = Blog.of(1, 20);
    private final DemoServer server = start();
    private final ChromeDriver browser = browser();

    /** Both programs by their paths: nothing is looked for on the network. */
    private static ChromeDriver browser() {
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver"))
                .build();
        var options = new ChromeOptions()
                .addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900")
                .addArguments("--disable-background-networking", "--disable-component-update", "--no-first-run");
        options.setBinary(program("chromium"));
        return new ChromeDriver(service, options);
    }

    private static File program(String name) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv("PATH"))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not installed"));
    }

    private DemoServer start() {
        try {
            return DemoServer.start(ServerOptions.of(blog));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    void isPatientButNotForEver() {
        browser.manage().timeouts().pageLoadTimeout(allow(Duration.ofSeconds(20)));
    }

    @AfterAll
    void ends() {
        browser.quit();
        server.close();
    }

    @Test
    void leadsFromTheFirstPageToTheLastByClicksOnNext() {
        DemoUser user = blog.user("user-0004").orElseThrow();
        open("/user-0004/article/list/1");

        for (int page = 1; page <= user.pages(); page++) {
            String number = Integer.toString(page);
            awaitIt(() -> browser.findElements(CURRENT).stream()
                    .anyMatch(current -> number.equals(current.getDomAttribute("data-page"))));
            assertThat(browser.findElement(By.cssSelector(".article-item-box:not([style]) h4 a"))
                            .getDomAttribute("href"))
                    .endsWith(user.page(page).getFirst().path());
            WebElement next = browser.findElement(NEXT);
            assertThat(next.getTagName()).isEqualTo("li");
            assertThat(next.getText()).isEqualTo("下一页");
            boolean last = page == user.pages();
            assertThat(String.valueOf(next.getDomAttribute("class")).contains("ui-pager-disabled"))
                    .isEqualTo(last);
            next.click();
        }
        assertThat(browser.getCurrentUrl()).endsWith("/user-0004/article/list/" + user.pages());
    }

    @Test
    void drawsNoPagerForOnePage() {
        open("/fault-one-page");

        assertThat(browser.findElement(By.id("pageBox")).getDomAttribute("data-pages"))
                .isEqualTo("1");
        assertThat(browser.findElements(NEXT)).isEmpty();
    }

    @Test
    void letsNoClickThroughTheBannerThatStays() {
        open("/fault-banner/article/list/1");
        WebElement next = browser.findElement(NEXT);

        assertThatThrownBy(next::click).isInstanceOf(ElementClickInterceptedException.class);
        browser.findElement(By.cssSelector("#promoBanner .promo-close")).click();
        browser.executeScript("document.getElementById('promoBanner').remove()");
        awaitIt(() -> !browser.findElements(By.id("promoBanner")).isEmpty());
        for (String block : new String[] {"start", "center", "end", "nearest"}) {
            Object hit = browser.executeScript("""
                    arguments[0].scrollIntoView({block: arguments[1], behavior: 'instant'});
                    var box = arguments[0].getBoundingClientRect();
                    return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2).closest('#promoBanner') != null;
                    """, next, block);
            assertThat(hit).as(block).isEqualTo(true);
        }
        browser.executeScript("arguments[0].click()", next);
        browser.executeScript("arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", next);

        assertThat(browser.getCurrentUrl()).endsWith("/fault-banner/article/list/1");
        assertThat(server.log().last()).noneMatch(entry -> entry.path().startsWith("/fault-banner/article/list/2"));
    }

    @Test
    void opensTheWayOnceTheModalIsClosed() {
        open("/fault-modal/article/list/1");
        WebElement next = browser.findElement(NEXT);

        assertThatThrownBy(next::click).isInstanceOf(ElementClickInterceptedException.class);
        browser.findElement(By.cssSelector("#loginModal .modal-close")).click();
        next.click();

        awaitIt(() -> String.valueOf(browser.getCurrentUrl()).endsWith("/fault-modal/article/list/2"));
    }

    @Test
    void loadsFiveThingsBesidesThePage() {
        open("/user-0002");
        awaitIt(() -> server.log().last().stream()
                .anyMatch(entry -> entry.path().equals("/track/visit.gif?path=%2Fuser-0002")));

        assertThat(browser.executeScript("return performance.getEntriesByType('resource').length"))
                .isEqualTo(5L);
    }

    private void open(String path) {
        browser.get("http://127.0.0.1:" + server.httpPort() + path);
    }

    private void awaitIt(java.util.function.BooleanSupplier condition) {
        new WebDriverWait(browser, allow(Duration.ofSeconds(10))).until(driver -> condition.getAsBoolean());
    }
}
