package dev.pinlint.configuration.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML as frameworks do that make properties of it. */
final class YamlReader {

  private static final int GREATEST_DEPTH = 50;

  /** An alias may stand for as much as somebody likes. */
  private static final int MOST_ENTRIES = 50_000;

  private static final Set<String> NONE = Set.of("", "~", "null", "Null", "NULL");

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setAllowDuplicateKeys(true).setUseMarks(true).build();

  private final List<Entry> entries = new ArrayList<>();
  private int count;

  private YamlReader() {}

  /** Says that a text is no YAML, or none that is read here. */
  static final class YamlException extends Exception {
    private static final long serialVersionUID = 1;

    YamlException(String message) {
      super(message);
    }
  }

  /**
   * The entries of each document of a text, in order.
   *
   * @throws YamlException if it is no YAML, or more than anybody writes
   */
  static List<List<Entry>> read(String text) throws YamlException {
    List<List<Entry>> documents = new ArrayList<>();
    int count = 0;
    try {
      for (Node document : new Compose(SETTINGS).composeAllFromString(text)) {
        YamlReader reader = new YamlReader();
        reader.count = count;
        reader.add(document, "", "", 0);
        count = reader.count;
        documents.add(List.copyOf(reader.entries));
      }
    } catch (YamlEngineException | StackOverflowError e) {
      throw new YamlException("not understood as YAML");
    }
    return documents;
  }

  private void add(Node node, String path, String key, int depth) throws YamlException {
    if (depth > GREATEST_DEPTH || count > MOST_ENTRIES) {
      throw new YamlException("more or deeper entries than any configuration has");
    }
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode name) {
          // A merge key has what its value has.
          boolean isMerge = name.getValue().equals("<<");
          String plain = plain(name.getValue());
          add(
              tuple.getValueNode(),
              isMerge ? path : path + "/" + plain,
              isMerge || key.isEmpty() ? (isMerge ? key : plain) : key + "." + plain,
              line(name),
              depth + 1);
        }
      }
    } else if (node instanceof SequenceNode sequence) {
      int index = 0;
      for (Node item : sequence.getValue()) {
        String number = "[" + index++ + "]";
        add(item, path + number, key + number, line(item), depth + 1);
      }
    }
  }

  private void add(Node value, String path, String key, int line, int depth) throws YamlException {
    count++;
    if (!path.isEmpty()) {
      entries.add(new Entry(path.startsWith("/") ? path : "/" + path, key, text(value), line));
    }
    add(value, path, key, depth);
  }

  private static Optional<String> text(Node value) {
    if (!(value instanceof ScalarNode scalar)) {
      return Optional.empty();
    }
    // Frameworks read YAML 1.1, in which a tilde is none as well.
    boolean isNone = scalar.isPlain() && NONE.contains(scalar.getValue());
    return Optional.of(isNone ? "" : scalar.getValue());
  }

  /** Spring has keys with dots in brackets. */
  private static String plain(String key) {
    return key.startsWith("[") && key.endsWith("]") ? key.substring(1, key.length() - 1) : key;
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
  }
}
