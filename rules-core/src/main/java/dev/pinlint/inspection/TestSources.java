package dev.pinlint.inspection;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the code of tests from the rest by where it lies. */
public final class TestSources {

  /** {@code src/test}, {@code src/androidTest}, {@code src/testFixtures}, {@code src/it} … */
  private static final Pattern SOURCE_SET = Pattern.compile("(?:^|[/!])src/([^/!]+)/");

  /** A word {@code test} in camel case. */
  private static final Pattern TEST_WORD =
      Pattern.compile("(?:tests?|it)(?![a-z]).*|[a-zA-Z0-9]*Tests?(?![a-z]).*|.+[-_]tests?");

  /** Where builds put what they compile of it, and how they call archives of it. */
  private static final Pattern COMPILED =
      Pattern.compile(
          "(?:^|/)(?:target/test-classes|build/classes/[^/]+/(?:test|testFixtures|integrationTest))/"
              + "|-(?:tests|test-sources|test-fixtures)\\.jar(?:!|$)");

  private TestSources() {}

  /** Whether the file with the path is code of tests. */
  public static boolean contain(String path) {
    // The innermost counts: a whole project may lie in the sources of another's tests.
    Matcher matcher = SOURCE_SET.matcher(path);
    int from = 0;
    boolean isTest = false;
    while (matcher.find(from)) {
      isTest = TEST_WORD.matcher(matcher.group(1)).matches();
      from = matcher.end() - 1;
    }
    return isTest || COMPILED.matcher(path).find();
  }
}
