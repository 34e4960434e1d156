package dev.pinlint.sonar;

import dev.pinlint.facts.Anchor;
import dev.pinlint.model.Member;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sonar.api.batch.fs.InputFile;
import org.sonar.api.batch.fs.TextRange;

/**
 * A file of the scan, and its text: where on a line something stands.
 *
 * @param file the file
 * @param text its text, as it was analysed; empty if it is none
 */
record ScannedFile(InputFile file, String text) {

  private static final Pattern CREATION = Pattern.compile("\\bnew\\s+[\\w.]+");
  private static final Pattern BINARY = Pattern.compile("[\\x00-\\x08\\x0E-\\x1F]");
  private static final Pattern CODE = Pattern.compile("\\S(?:.*\\S)?");

  /** A file of which only the bytes are of use, as a key store, has no lines to point at. */
  static ScannedFile of(InputFile file, String text) {
    return new ScannedFile(file, BINARY.matcher(text).find() ? "" : text);
  }

  boolean isTest() {
    return file.type() == InputFile.Type.TEST;
  }

  /** Where the called or declared name stands; the whole line if it stands there twice. */
  Optional<TextRange> range(int line, Anchor anchor) {
    return line(line)
        .map(code -> range(line, once(code, pattern(anchor)).orElseGet(() -> whole(code))));
  }

  /** All of a line but the blanks around it. */
  Optional<TextRange> range(int line) {
    return line(line).map(code -> range(line, whole(code)));
  }

  /** Where a text is written out on a line, if that is in one place. */
  Optional<TextRange> literal(int line, String written) {
    return line(line)
        .flatMap(code -> once(code, Pattern.compile(Pattern.quote('"' + written + '"'))))
        .map(found -> range(line, found));
  }

  private Optional<String> line(int line) {
    return line < 1
        ? Optional.empty()
        : text.lines().skip(line - 1L).findFirst().filter(code -> !code.isBlank());
  }

  /** The name of a constructor is that of its type, wherever that is declared. */
  private static Pattern pattern(Anchor anchor) {
    Member member = anchor.member();
    String name = anchor.callee().orElse(member.name());
    if (name.equals(Member.CONSTRUCTOR)) {
      if (anchor.callee().isPresent()) {
        return CREATION;
      }
      name = member.type().substring(member.type().lastIndexOf('.') + 1);
    }
    return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])");
  }

  private static Optional<Matcher> once(String code, Pattern pattern) {
    Matcher matcher = pattern.matcher(code);
    Matcher second = pattern.matcher(code);
    return matcher.find() && second.find() && !second.find()
        ? Optional.of(matcher)
        : Optional.empty();
  }

  private static Matcher whole(String code) {
    Matcher matcher = CODE.matcher(code);
    if (!matcher.find()) {
      throw new IllegalArgumentException("a blank line");
    }
    return matcher;
  }

  private TextRange range(int line, Matcher found) {
    return file.newRange(line, found.start(), line, found.end());
  }
}
