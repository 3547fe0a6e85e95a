package govbackbone.deploy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

import static org.awaitility.Awaitility.await;

/** A Chromium of this machine, without a window. Nothing is downloaded: where there is none, this fails. */
final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String AXE = script("/axe.min.js");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    static Chromium open() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser().toFile());
        options.addArguments("--headless=new", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
                "--disable-dev-shm-usage");
        if ("root".equals(System.getProperty("user.name"))) {
            options.addArguments("--no-sandbox");
        }
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driverOfIt().toFile()).usingAnyFreePort().build();
        return new Chromium(new ChromeDriver(service, options));
    }

    /** @throws IllegalStateException if there is none */
    static void require() {
        browser();
        driverOfIt();
    }

    private static Path browser() {
        return onPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    }

    private static Path driverOfIt() {
        return onPath("chromedriver");
    }

    private static Path onPath(String... names) {
        List<String> directories = Arrays.asList(System.getenv("PATH").split(File.pathSeparator, -1));
        return Stream.of(names).flatMap(name -> directories.stream().map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new IllegalStateException("There is none of " + List.of(names)
                        + " on the PATH; on Debian: apt-get install chromium chromium-driver fonts-noto-cjk"));
    }

    /** In pixels; a window could not be as narrow as a telephone. */
    void screen(int width, int height) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Waits until something that can be seen is there. */
    WebElement see(String css) {
        return until(css + " is seen", () -> all(css).stream().filter(WebElement::isDisplayed).findFirst());
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    <T> T until(String what, Callable<Optional<T>> found) {
        return await(what).atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50))
                .ignoreException(StaleElementReferenceException.class).until(found, Optional::isPresent).orElseThrow();
    }

    /** What the accessibility engine objects to, of rules of WCAG and of good practice. */
    List<?> objections() {
        driver.executeScript(AXE);
        return (List<?>) Objects.requireNonNull(driver.executeAsyncScript(
                """
                        const done = arguments[0];
                        axe.run().then(found => done(found.violations.map(
                            rule => rule.id + ': ' + rule.nodes.map(node => node.html).join(' '))), failed => done([String(failed)]));
                        """));
    }

    /** What the browser complained of since it was last asked, such as breaches of the content security policy. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage).toList();
    }

    Object run(String script) {
        return Objects.requireNonNull(driver.executeScript(script));
    }

    private static String script(String resource) {
        try (InputStream stream = Objects.requireNonNull(Chromium.class.getResourceAsStream(resource))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
