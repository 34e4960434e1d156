package dev.pinlint.sonar;

import dev.pinlint.rules.RulePage;
import dev.pinlint.rules.Rules;
import java.util.List;
import java.util.Locale;
import org.sonar.api.SonarRuntime;
import org.sonar.api.rule.RuleKey;
import org.sonar.api.server.rule.RuleDescriptionSection;
import org.sonar.api.server.rule.RuleDescriptionSectionBuilder;
import org.sonar.api.server.rule.RulesDefinition;

/** The rules as the server shows them, from their pages. */
public final class RuleRepository implements RulesDefinition {

  /** The key of the repository. */
  static final String KEY = "pinlint";

  /** The key of the language whose profiles the rules are in. */
  static final String LANGUAGE = "java";

  private final SonarRuntime runtime;

  /** The repository for a server. */
  public RuleRepository(SonarRuntime runtime) {
    this.runtime = runtime;
  }

  /** The keys of all rules. */
  static List<RuleKey> keys() {
    return Rules.ALL.stream().map(rule -> RuleKey.of(KEY, rule.name())).toList();
  }

  /** The keys of the rules that a profile has which nobody has made by hand. */
  static List<RuleKey> defaultKeys() {
    return keys().stream().filter(key -> !RulePage.of(key.rule()).isOffByDefault()).toList();
  }

  @Override
  public void define(Context context) {
    NewRepository repository = context.createRepository(KEY, LANGUAGE).setName("Pinlint");
    keys().forEach(key -> add(RulePage.of(key.rule()), repository));
    repository.done();
  }

  private void add(RulePage page, NewRepository repository) {
    NewRule rule =
        repository
            .createRule(page.rule())
            .setName(RuleText.title(page))
            .setHtmlDescription(RuleText.description(page))
            .setTags(page.tags().toArray(String[]::new))
            .addCwe(page.cwe().stream().mapToInt(Integer::intValue).toArray());
    rule.setDebtRemediationFunction(
        rule.debtRemediationFunctions().constantPerIssue(page.key("effort")));
    rule.addDescriptionSection(section("root_cause", RuleText.rootCause(page)).build());
    RuleText.howToFix(page)
        .forEach((library, html) -> rule.addDescriptionSection(howToFix(library, html)));
    rule.addDescriptionSection(section("resources", RuleText.resources(page)).build());
    for (OwaspTop10Version version : OwaspTop10Version.values()) {
      OwaspTop10[] categories = categories(page, version);
      if (categories.length > 0) {
        rule.addOwaspTop10(version, categories);
      }
    }
    Severities.describe(rule, page);
    ApiDifferences.addImpact(rule, page, runtime);
  }

  private static RuleDescriptionSection howToFix(String library, String html) {
    RuleDescriptionSectionBuilder section = section("how_to_fix", html);
    return library.isEmpty()
        ? section.build()
        : section.context(new org.sonar.api.server.rule.Context(key(library), library)).build();
  }

  /** A name as a key: {@code apache_httpclient}. */
  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
  }

  private static RuleDescriptionSectionBuilder section(String key, String html) {
    return RuleDescriptionSection.builder().sectionKey(key).htmlContent(html);
  }

  /** The categories of a year that the server knows: {@code Y2021} for {@code A07:2021}. */
  private static OwaspTop10[] categories(RulePage page, OwaspTop10Version version) {
    String year = version.name().substring(1);
    return page.owasp().stream()
        .filter(category -> category.startsWith("A") && category.endsWith(":" + year))
        .map(category -> category.substring(1, category.indexOf(':')))
        .map(number -> OwaspTop10.valueOf("A" + Integer.parseInt(number)))
        .toArray(OwaspTop10[]::new);
  }
}
