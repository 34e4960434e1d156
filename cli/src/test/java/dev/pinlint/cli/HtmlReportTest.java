package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pinlint.cli.html.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the report in HTML: what it says, and in a headless browser how it shows it. */
final class HtmlReportTest {

  private static final Path ESTATE =
      Path.of(System.getProperty("pinlint.root", "..")).resolve("testdata/estate");

  /** Writes into the page's title what only a browser can measure. */
  private static final String MEASURE =
      """
      <script>
      function shade(color) {
        var parts = color.match(/[\\d.]+/g).map(Number);
        if (parts.length > 3 && parts[3] === 0) { return null; }
        var linear = parts.slice(0, 3).map(function (part) {
          var one = part / 255;
          return one <= 0.03928 ? one / 12.92 : Math.pow((one + 0.055) / 1.055, 2.4);
        });
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
      }
      var worst = 21, what = "";
      document.querySelectorAll("body *").forEach(function (part) {
        var hasText = Array.prototype.some.call(part.childNodes, function (node) {
          return node.nodeType === 3 && node.textContent.trim();
        });
        if (!hasText || !part.offsetParent || part.closest(".skip")) { return; }
        var back = null;
        for (var up = part; up && back === null; up = up.parentElement) {
          back = shade(getComputedStyle(up).backgroundColor);
        }
        var front = shade(getComputedStyle(part).color);
        back = back === null ? 1 : back;
        var ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
        if (ratio < worst) { worst = ratio; what = part.className || part.tagName; }
      });
      document.title = "contrast=" + worst.toFixed(2) + " of " + what
        + " overflow=" + (document.documentElement.scrollWidth - window.innerWidth)
        + " paper=" + getComputedStyle(document.body).backgroundColor;
      </script>
      """;

  @TempDir private Path directory;
  private Path report;
  private String html = "";

  @BeforeEach
  void scan() throws IOException {
    report = directory.resolve("report.html");
    Run run =
        Run.of(
            "scan",
            "--format",
            "html",
            "--fail-on",
            "never",
            "--today",
            "2026-11-22",
            "-o",
            report,
            ESTATE);
    assertThat(run.status()).isZero();
    html = Files.readString(report);
  }

  @Test
  void isOneFileThatAsksForNothing() {
    assertThat(html)
        .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
        .contains("default-src &#39;none&#39;")
        .doesNotContainPattern("(?:src|href)=\"(?!#)")
        .doesNotContain("@import", "url(");
    assertThat(html.split("<h1>", -1)).hasSize(2);
    assertThat(html)
        .doesNotContainPattern("<(?:input|section)(?![^>]*(?:name|value|aria-labelledby)=)");
  }

  @Test
  void firstTellsHostsRisksAndWhatEndsNext() {
    assertThat(html)
        .contains("<b>9</b> pinned hosts")
        .contains("<b>2027-01-30</b> next known end")
        .contains("<li class=\"soon\"><time>2027-01-30</time> <code>example.test</code>")
        .contains("<li class=\"past\"><time>2025-09-15</time> <code>pay.second-bank.test</code>");
    assertThat(html.indexOf("id=\"hosts\"")).isLessThan(html.indexOf("id=\"findings\""));
  }

  @Test
  void findingsHaveTheCodeAndTheWay() {
    assertThat(html)
        .contains("<h3>TrustAllCertificates</h3>")
        .contains("<mark>.add(&quot;api.example.test&quot;")
        .contains("How the code gets there");
  }

  @Test
  void inventoryHasNoFindings() throws IOException {
    Path json = directory.resolve("estate.json");
    Run.of("inventory", "--format", "json", "-o", json, ESTATE);
    Run run = Run.of("inventory", "--format", "html", json);
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("pinned hosts").doesNotContain("id=\"findings\"");
  }

  @Test
  void whatCodeSaysIsOnlyShown() throws IOException {
    Path hostile =
        new Workspace(directory)
            .write(
                "Hostile.java",
                """
                class Hostile {
                  Object a() {
                    return new okhttp3.CertificatePinner.Builder()
                        .add("<script>alert(1)</script>", "sha256/'\\"><img src=x onerror=alert(1)>")
                        .build();
                  }
                }
                """);
    String shown = Run.of("scan", "--format", "html", hostile).out();
    assertThat(shown).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert", "<img");
  }

  private Chromium browser() {
    Optional<Chromium> found = Chromium.find(directory.resolve("profile"));
    if (found.isEmpty()) {
      System.err.println(
          "NOT TESTED IN A BROWSER: no chromium, chromium-browser or google-chrome is on the PATH,"
              + " and PINLINT_CHROMIUM names none.");
    }
    assumeTrue(found.isPresent(), "no browser");
    return found.orElseThrow();
  }

  private static double number(String page, String name) {
    Matcher matcher = Pattern.compile(name + "=(-?[\\d.]+)").matcher(page);
    assertThat(matcher.find()).as(page.substring(0, Math.min(300, page.length()))).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void canBeReadInABrowser() throws IOException {
    Chromium browser = browser();
    Path measured = directory.resolve("measured.html");
    Files.writeString(measured, html.replace("</body>", MEASURE + "</body>"));
    for (int width : new int[] {1200, 500}) {
      String light = browser.page(measured, width);
      assertThat(number(light, "overflow")).isLessThanOrEqualTo(0);
      assertThat(number(light, "contrast")).isGreaterThanOrEqualTo(4.5);
      assertThat(light).contains("paper=rgb(251, 250, 248)");
    }
    String dark = browser.page(measured, 1200, "--force-dark-mode");
    assertThat(dark).contains("paper=rgb(20, 24, 28)");
    assertThat(number(dark, "contrast")).isGreaterThanOrEqualTo(4.5);
  }

  @Test
  void canBeSearchedAndFiltered() throws IOException {
    Chromium browser = browser();
    Path used = directory.resolve("used.html");
    Files.writeString(
        used,
        html.replace(
            "</body>",
            """
            <script>
            var form = document.querySelector(".filter");
            form.elements.namedItem("q").value = "payments team";
            form.dispatchEvent(new Event("input"));
            </script>
            </body>
            """));
    assertThat(browser.page(report, 1200)).containsPattern("(\\d+) of \\1 shown");
    String page = browser.page(used, 1200);
    // Of the hosts one has this owner.
    assertThat(page).containsPattern("<output[^>]*>1 of \\d+ shown</output>");
    assertThat(page).doesNotContain("<form class=\"filter\" role=\"search\" hidden");
  }
}
