package govbackbone.deploy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import govbackbone.deploy.SigningKey.Holder;
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The dashboard of a product with the sample year, through the gateway, in a real browser. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Tag("browser")
@Timeout(600)
class DashboardPageE2ETest {
    private static final int DESKTOP = 1280;
    private static final int TELEPHONE = 360;
    private static final String RECEIVED = ".number[data-measure=cases-received] .figure";
    /** The day on which the year's summary was published: every case is over. */
    private static final String PUBLISHED = "2020-09-25";

    @SuppressWarnings("NullAway.Init")
    private static ProductProcess product;
    @SuppressWarnings("NullAway.Init")
    private static Door door;
    private final Chromium browser = Chromium.open();

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        Chromium.require();
        DataDirectory data = DataDirectory.at(directory);
        Ports ports = RunningProduct.freePorts();
        door = new Door(URI.create("http://localhost:" + ports.door()), data.signingKey());
        product = ProductProcess.start(data, ports);
        await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(250))
                .ignoreExceptionsInstanceOf(IOException.class).until(() -> {
                    product.requireAlive();
                    return door.get("/health").statusCode() == 200;
                });
        Demo.load(door.uri(), Scenario.of2020(), door.key(), Instant.now(),
                new Progress(System.out, InstantSource.system()));
        await().atMost(Duration.ofSeconds(30)).until(() -> door
                .get("/api/reports/figures?measure=cases-received&asOf=" + PUBLISHED, Role.ANALYST).body()
                .contains("\"zh\":\"14件\""));
    }

    @AfterAll
    static void stop() throws IOException {
        product.kill();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private static String token() {
        return door.key()
                .token(new Holder("test", "示例", new UnitCode(PublishedFigure.BUREAU),
                        List.of(Role.ANALYST, Role.AUDITOR)), Instant.now(),
                        Duration.ofMinutes(30));
    }

    private void open(String query) {
        browser.driver().get(door.uri() + "/?" + query + "#token=" + token());
        browser.see(RECEIVED);
        browser.until("everything is drawn",
                () -> Optional.of(true).filter(drawn -> browser.all("[aria-busy]").isEmpty()));
    }

    static Stream<Arguments> screens() {
        return Stream.of(DESKTOP, TELEPHONE)
                .flatMap(width -> Stream.of("zh", "en").map(language -> Arguments.of(width, language)));
    }

    @ParameterizedTest(name = "{0} px, {1}")
    @MethodSource("screens")
    void everybody_can_use_it(int width, String language) {
        browser.screen(width, 740);
        open("asOf=" + PUBLISHED + "&lang=" + language);
        assertThat(browser.objections()).as("page").isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth")).as("width").isEqualTo((long) width);
        assertThat(browser.see("html").getAttribute("lang")).isEqualTo(language.equals("zh") ? "zh-CN" : "en");
        browser.all(".switch button:last-child").forEach(WebElement::click);
        assertThat(browser.objections()).as("tables").isEmpty();
        browser.see(RECEIVED).click();
        browser.see("dialog table");
        assertThat(browser.objections()).as("entries").isEmpty();
        browser.all("dialog .actions button").get(1).click();
        browser.see("dialog .thread-picture, dialog .thread-list");
        assertThat(browser.objections()).as("thread").isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void nothing_is_drawn_without_a_text_for_those_who_do_not_see_it() {
        open("asOf=" + PUBLISHED);
        assertThat(browser.all(".chart")).isNotEmpty().allSatisfy(chart -> {
            assertThat(chart.getAttribute("role")).isEqualTo("img");
            assertThat(chart.getAttribute("aria-label")).containsPattern("\\d");
        });
        WebElement tile = browser.all(".tile.bars").getFirst();
        tile.findElement(By.cssSelector(".switch button:last-child")).click();
        assertThat(tile.findElement(By.cssSelector("table")).isDisplayed()).isTrue();
        assertThat(tile.findElement(By.cssSelector(".chart")).isDisplayed()).isFalse();
    }

    @Test
    void without_a_token_it_says_in_both_languages_how_to_get_one() {
        browser.driver().get(door.uri().toString());
        assertThat(browser.see("#sign-in").getText()).contains("身份令牌", "./backbone token analyst", "Run ");
        assertThat(browser.objections()).isEmpty();
        browser.see("#token").sendKeys("a.b.c", Keys.ENTER);
        browser.until("the refusal", () -> Optional.of(browser.see("#sign-in-reason").getText())
                .filter(reason -> reason.contains("无效")));
        assertThat(browser.see("#dashboard, #sign-in").getAttribute("id")).isEqualTo("sign-in");
        browser.see("#token").sendKeys(token(), Keys.ENTER);
        browser.see(RECEIVED);
    }

    @Test
    void the_token_does_not_stay_in_the_address() {
        open("asOf=" + PUBLISHED);
        assertThat(browser.driver().getCurrentUrl()).endsWith("/?asOf=" + PUBLISHED);
    }

    @Test
    void another_day_shows_other_figures_and_is_in_the_address() {
        open("asOf=" + PUBLISHED);
        assertThat(browser.see(RECEIVED).getText()).isEqualTo("14件");
        browser.run("const day = document.getElementById('as-of'); day.value = '2019-12-31';"
                + "day.dispatchEvent(new Event('change')); return true");
        browser.until("no case", () -> Optional.of(browser.see(RECEIVED).getText()).filter("0件"::equals));
        assertThat(browser.driver().getCurrentUrl()).contains("asOf=2019-12-31");
    }

    @Test
    void a_day_that_is_to_come_is_refused_in_the_words_of_the_service() {
        browser.driver().get(door.uri() + "/?asOf=2099-01-01#token=" + token());
        assertThat(browser.see("#failure .refusal").getText()).contains("内容不符合要求");
    }

    @Test
    void before_the_sample_year_was_filed_nothing_was_known_of_it() {
        open("asOf=" + PUBLISHED + "&knownAt=2020-09-25");
        assertThat(browser.see(RECEIVED).getText()).isEqualTo("0件");
        assertThat(browser.see("#freshness").getText()).contains("2020年9月25日");
    }

    @Test
    void a_figure_is_followed_to_its_events_by_keyboard() {
        open("asOf=" + PUBLISHED);
        browser.run("document.querySelector('" + RECEIVED.replace("'", "\\'") + "').focus(); return true");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        browser.see("dialog table");
        assertThat(browser.all("dialog tbody tr")).hasSize(14);
        browser.all("dialog .actions button").getFirst().sendKeys(Keys.ENTER);
        assertThat(browser.see("dialog .history").getText()).contains("2020年");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        browser.until("closed", () -> Optional.of(true).filter(closed -> browser.all("dialog[open]").isEmpty()));
        assertThat(browser.driver().switchTo().activeElement()).isEqualTo(browser.see(RECEIVED));
    }

    @Test
    void a_thread_is_drawn_and_can_be_read_and_shared() {
        open("asOf=" + PUBLISHED);
        browser.see(RECEIVED).click();
        browser.see("dialog table");
        browser.all("dialog .actions button").get(1).click();
        WebElement root = browser.see("dialog .card.root");
        String title = root.findElement(By.tagName("h4")).getText();
        assertThat(browser.driver().getCurrentUrl()).contains("thread=case%2F");
        browser.see("dialog .switch button:last-child").click();
        assertThat(browser.see("dialog .thread-list").getText()).contains(title);
        browser.driver().navigate().refresh();
        assertThat(browser.see("dialog .card.root h4").getText()).isEqualTo(title);
    }

    @Test
    void the_summary_is_read_here_and_its_numbers_lead_to_what_they_are_made_of() {
        open("asOf=" + PUBLISHED);
        browser.see("#documents .choices > button").click();
        assertThat(browser.see("dialog .paper").getText()).contains("人大代表建议7件", "政协委员提案7件", "2020年7月31日");
        assertThat(browser.objections()).isEmpty();
        browser.see("dialog .paper .link").click();
        browser.see("dialog table");
        assertThat(browser.all("dialog tbody tr")).hasSize(7);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void figures_are_saved_as_files() {
        open("asOf=" + PUBLISHED);
        for (WebElement save : browser.all(".tile.bars:first-of-type .downloads button")) {
            save.click();
            String format = save.getText().toLowerCase(Locale.ROOT).replace("-", "");
            browser.until("saved", () -> browser.all(".tile.bars:first-of-type [role=status]").stream()
                    .map(WebElement::getText).filter(told -> told.startsWith("已下载") && told.contains("." + format))
                    .findFirst());
        }
    }

    @Test
    void the_year_and_the_unit_narrow_every_figure() {
        open("asOf=" + PUBLISHED + "&period=year");
        String cut = ".number[data-measure=reduced] .figure";
        String ofTheYear = browser.see(cut).getText();
        browser.see("#unit option[value='11370300MB28560647']").click();
        String ofTheUnit = browser.until("another figure",
                () -> Optional.of(browser.see(cut).getText()).filter(now -> !now.equals(ofTheYear)));
        browser.see("[name=period][value='']").click();
        browser.until("all years", () -> Optional.of(browser.see(cut).getText()).filter(now -> !now.equals(ofTheUnit)));
        assertThat(browser.driver().getCurrentUrl()).contains("unit=11370300MB28560647").doesNotContain("period");
    }

    @Test
    void the_language_is_remembered() {
        open("asOf=" + PUBLISHED);
        browser.see("[data-language=en]").click();
        browser.until("English", () -> Optional.of(browser.see(RECEIVED).getText()).filter("14 cases"::equals));
        browser.driver().get(door.uri().toString());
        browser.see(RECEIVED);
        assertThat(browser.see("h1").getText()).isEqualTo("Digital Government Backbone: overview");
    }

    @Test
    void what_happens_is_seen_without_asking_again() throws Exception {
        open("");
        browser.until("fresh", () -> Optional.of(browser.see("#freshness").getText())
                .filter(text -> text.matches("数据截至.*，滞后[\\d.]+秒")));
        String before = browser.see(RECEIVED).getText();
        assertThat(door.post("/api/proposals", Role.OFFICE, """
                {"receivedOn":"%s","source":"NPC_SUGGESTION","level":"CITY","term":16,"session":5,"caseNo":"990001",
                "title":"示例：关于页面实时更新的建议"}""".formatted(LocalDate.now(Context.ZONE)))
                .statusCode()).isEqualTo(201);
        browser.until("another figure",
                () -> Optional.of(browser.see(RECEIVED).getText()).filter(now -> !now.equals(before)));
        assertThat(browser.see(RECEIVED).getText()).isEqualTo("15件");
    }
}
