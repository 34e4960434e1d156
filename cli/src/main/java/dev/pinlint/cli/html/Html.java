package dev.pinlint.cli.html;

import dev.pinlint.cli.text.Text;
import java.util.Collection;

/** HTML that is put together safely: a text becomes HTML in one way only. */
final class Html {

  private final StringBuilder out = new StringBuilder();

  /** The text as HTML. What comes from code is only shown. */
  static String text(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char character : Text.printable(text).toCharArray()) {
      switch (character) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(character);
      }
    }
    return escaped.toString();
  }

  /** An element with a class and a text. */
  static String element(String name, String style, String text) {
    return "<"
        + name
        + (style.isEmpty() ? "" : " class=\"" + style + "\"")
        + ">"
        + text(text)
        + "</"
        + name
        + ">";
  }

  /** A list of what is HTML already. */
  static String list(String style, Collection<String> items) {
    return "<ul class=\""
        + style
        + "\">"
        + String.join("", items.stream().map(item -> "<li>" + item + "</li>").toList())
        + "</ul>";
  }

  /** Adds HTML, and a new line. */
  Html put(String html) {
    out.append(html).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
