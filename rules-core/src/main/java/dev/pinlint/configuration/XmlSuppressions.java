package dev.pinlint.configuration;

import dev.pinlint.configuration.xml.XmlDocument;
import dev.pinlint.configuration.xml.XmlElement;
import dev.pinlint.configuration.xml.XmlNode;
import dev.pinlint.model.Member;
import dev.pinlint.model.Site;
import dev.pinlint.model.Suppression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * What a document says is not to be reported: {@code tools:ignore}, and our own comment, which is
 * about the element behind it, or if there is none about the one it is in.
 */
public final class XmlSuppressions {

  private static final String TOOLS = "http://schemas.android.com/tools";

  private final ConfigurationFile file;
  private final List<Suppression> found = new ArrayList<>();

  private XmlSuppressions(ConfigurationFile file) {
    this.file = file;
  }

  /** All of a document, in order. */
  public static List<Suppression> of(ConfigurationFile file, XmlDocument document) {
    XmlSuppressions suppressions = new XmlSuppressions(file);
    XmlPlace root = XmlPlace.of(document.root());
    document.prolog().forEach(comment -> suppressions.add(comment, root));
    suppressions.walk(root);
    return List.copyOf(suppressions.found);
  }

  private void walk(XmlPlace place) {
    place
        .element()
        .attribute(TOOLS, "ignore")
        .ifPresent(
            ignore -> {
              List<String> names = Arrays.asList(ignore.value().strip().split("\\s*,\\s*", -1));
              add(new Suppression.Text(names, "", "", false), place, ignore.line());
            });
    Iterator<XmlPlace> children = place.children().iterator();
    List<XmlNode.Comment> before = new ArrayList<>();
    for (XmlNode node : place.element().content()) {
      if (node instanceof XmlNode.Comment comment) {
        before.add(comment);
      } else if (node instanceof XmlElement) {
        XmlPlace child = children.next();
        before.forEach(comment -> add(comment, child));
        before.clear();
        walk(child);
      }
    }
    before.forEach(comment -> add(comment, place));
  }

  private void add(XmlNode.Comment comment, XmlPlace place) {
    SuppressionComment.read(comment.text()).ifPresent(text -> add(text, place, comment.line()));
  }

  private void add(Suppression.Text text, XmlPlace place, int line) {
    found.add(text.on(Member.entry(file.inModule(), place.path()), new Site(0, file.path(), line)));
  }
}
