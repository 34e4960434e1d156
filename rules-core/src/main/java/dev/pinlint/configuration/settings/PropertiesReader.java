package dev.pinlint.configuration.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads properties as {@link java.util.Properties} does, and knows the line of each. */
final class PropertiesReader {

  private final List<String> lines;
  private final List<Entry> entries = new ArrayList<>();

  private PropertiesReader(String text) {
    lines = text.lines().toList();
  }

  /** The properties of a text, in order. */
  static List<Entry> read(String text) {
    PropertiesReader reader = new PropertiesReader(text);
    reader.read();
    return List.copyOf(reader.entries);
  }

  private void read() {
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at).stripLeading();
      int start = at;
      if (line.isEmpty() || line.equals("\\") || line.charAt(0) == '#' || line.charAt(0) == '!') {
        continue;
      }
      StringBuilder logical = new StringBuilder(line);
      while (isContinued(logical)) {
        logical.setLength(logical.length() - 1);
        if (++at < lines.size()) {
          logical.append(lines.get(at).stripLeading());
        }
      }
      add(logical.toString(), start + 1);
    }
  }

  private static boolean isContinued(StringBuilder line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private void add(String line, int number) {
    int end = 0;
    while (end < line.length() && "=: \t\f".indexOf(line.charAt(end)) < 0) {
      end += line.charAt(end) == '\\' ? 2 : 1;
    }
    end = Math.min(end, line.length());
    String key = unescaped(line.substring(0, end));
    String rest = line.substring(end).stripLeading();
    String value =
        rest.startsWith("=") || rest.startsWith(":") ? rest.substring(1).stripLeading() : rest;
    entries.add(new Entry("/" + key, key, Optional.of(unescaped(value)), number));
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next != '\\' || i + 1 == text.length()) {
        plain.append(next);
        continue;
      }
      char escaped = text.charAt(++i);
      if (escaped == 'u' && i + 4 < text.length() && isHex(text.substring(i + 1, i + 5))) {
        plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        plain.append(
            switch (escaped) {
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 'f' -> '\f';
              default -> escaped;
            });
      }
    }
    return plain.toString();
  }

  private static boolean isHex(String digits) {
    return digits.chars().allMatch(digit -> Character.digit(digit, 16) >= 0);
  }
}
