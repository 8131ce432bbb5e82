package fr.contratdeville.platform.security.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The machine's own browser, without a window. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver driver;
    private final WebDriverWait patience;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
        this.patience = new WebDriverWait(driver, PATIENCE);
        patience.ignoring(StaleElementReferenceException.class).ignoring(ElementClickInterceptedException.class);
    }

    /** @param profile an empty directory, so that no earlier login is remembered */
    static Browser start(Path profile) {
        Path chromium = installed("chromium", "google-chrome");
        Path chromedriver = installed("chromedriver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new",
                // Containers and build machines run it as root, and without a GPU.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=fr",
                "--window-size=1280,1600",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Path installed(String... names) {
        Optional<Path> found = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv("PATH"))
                .flatMap(directory -> Arrays.stream(names).map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assertThat(found)
                .as("No %s in the PATH. On Debian: apt-get install chromium chromium-driver", List.of(names))
                .isPresent();
        return found.orElseThrow();
    }

    void open(String address) {
        driver.get(address);
    }

    void click(String selector) {
        patience.until(any -> {
            clickable(selector).click();
            return true;
        });
    }

    private WebElement clickable(String selector) {
        return patience.until(ExpectedConditions.elementToBeClickable(By.cssSelector(selector)));
    }

    void type(String selector, String text) {
        clickable(selector).sendKeys(text);
    }

    /** The text of an element, once it has one. */
    String text(String selector) {
        return patience.until(any -> driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null));
    }

    void waitUntilGone(String selector) {
        patience.until(ExpectedConditions.numberOfElementsToBe(By.cssSelector(selector), 0));
    }

    /** Goes on in the window that the click opens, and returns when that window has closed itself. */
    void inTheWindowThatOpensFor(String selector, Runnable steps) {
        String opener = driver.getWindowHandle();
        click(selector);
        patience.until(ExpectedConditions.numberOfWindowsToBe(2));
        driver.getWindowHandles().stream()
                .filter(window -> !window.equals(opener))
                .forEach(window -> driver.switchTo().window(window));
        steps.run();
        patience.until(ExpectedConditions.numberOfWindowsToBe(1));
        driver.switchTo().window(opener);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
