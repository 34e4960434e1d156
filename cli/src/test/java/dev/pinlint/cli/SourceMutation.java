package dev.pinlint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Breaks Java source, token by token or by nesting, so that some of it still parses. */
final class SourceMutation {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|\\w+|\\s+|//[^\n]*|->|::|.", Pattern.DOTALL);

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  private static final List<String> WORDS =
      List.of(
          "this",
          "super",
          "null",
          "new",
          "return",
          "throw",
          "break",
          "continue",
          "yield",
          "switch",
          "case",
          "default",
          "static",
          "final",
          "class",
          "interface",
          "enum",
          "record",
          "sealed",
          "var",
          "instanceof",
          "extends",
          "implements",
          "synchronized",
          "assert",
          "void",
          "int",
          "long",
          "0",
          "-1",
          "2147483648",
          "0x",
          "1e999",
          "'",
          "\"",
          "\"\"\"",
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          "<",
          ">",
          ";",
          ",",
          ".",
          "->",
          "::",
          "?",
          ":",
          "=",
          "==",
          "!",
          "&&",
          "||",
          "+=",
          "++",
          "@",
          "...",
          "\\u",
          "\\u0022",
          "\\uD800",
          "/*",
          "*/",
          "\u0000",
          "\u00e9",
          "\uFFFD");

  /** What nests, and what ends it. */
  private static final List<List<String>> NESTS =
      List.of(
          List.of("(", ")"),
          List.of("{", "}"),
          List.of("[", "]"),
          List.of("!", ""),
          List.of("(Object) ", ""),
          List.of("f(", ")"),
          List.of("a.b().", "c"),
          List.of("a + ", ""),
          List.of("() -> ", ""),
          List.of("a ? b : ", ""),
          List.of("if (a) ", ""),
          List.of("if (a) ; else ", ""),
          List.of("for (;;) ", ""),
          List.of("do ", " while (a);"),
          List.of("try { ", "} finally {}"),
          List.of("switch (a) { default -> ", "; }"),
          List.of("new Object() { Object o = ", "; }"),
          List.of("List<", ">"),
          List.of("class A { ", "}"),
          List.of("new int[] {", "}"),
          List.of("@A(", ")"),
          List.of("x: ", ""));

  private SourceMutation() {}

  /** Source with one to four faults. */
  static String of(String whole, String donor, Random random) {
    List<String> tokens = tokens(whole);
    List<String> donated = tokens(donor);
    for (int faults = 1 + random.nextInt(4); faults > 0 && !tokens.isEmpty(); faults--) {
      fault(tokens, donated, random);
    }
    return String.join("", tokens);
  }

  private static List<String> tokens(String text) {
    return new ArrayList<>(TOKEN.matcher(text).results().map(MatchResult::group).toList());
  }

  private static void fault(List<String> tokens, List<String> donated, Random random) {
    int from = random.nextInt(tokens.size());
    int to = Math.min(tokens.size(), from + 1 + random.nextInt(1 << random.nextInt(8)));
    switch (random.nextInt(12)) {
      case 0, 1 -> tokens.set(from, WORDS.get(random.nextInt(WORDS.size())));
      case 2 -> tokens.add(from, " " + WORDS.get(random.nextInt(WORDS.size())) + " ");
      case 3 -> tokens.subList(from, to).clear();
      case 4 -> tokens.addAll(random.nextInt(tokens.size()), List.copyOf(tokens.subList(from, to)));
      case 5 -> tokens.addAll(from, part(donated, random));
      case 6, 7, 8 -> rename(tokens, random.nextInt(4) == 0 ? donated : tokens, random);
      case 9 -> swap(tokens, random);
      case 10 -> nest(tokens, from, to, random);
      default -> {
        if (random.nextInt(4) == 0) {
          tokens.subList(from, tokens.size()).clear();
        } else {
          tokens.add(from, garbage(random));
        }
      }
    }
  }

  private static List<String> part(List<String> donated, Random random) {
    if (donated.isEmpty()) {
      return List.of();
    }
    int from = random.nextInt(donated.size());
    return List.copyOf(
        donated.subList(from, Math.min(donated.size(), from + 1 + random.nextInt(60))));
  }

  /** Names take each other's place: types that extend themselves, fields that are methods. */
  private static void rename(List<String> tokens, List<String> others, Random random) {
    List<String> names = names(tokens);
    List<String> newNames = names(others);
    if (names.isEmpty() || newNames.isEmpty()) {
      return;
    }
    String old = names.get(random.nextInt(names.size()));
    String name = newNames.get(random.nextInt(newNames.size()));
    boolean isEverywhere = random.nextBoolean();
    for (int i = random.nextInt(tokens.size()); i < tokens.size(); i++) {
      if (tokens.get(i).equals(old)) {
        tokens.set(i, name);
        if (!isEverywhere) {
          return;
        }
      }
    }
  }

  private static List<String> names(List<String> tokens) {
    return tokens.stream().filter(NAME.asMatchPredicate()).toList();
  }

  private static void swap(List<String> tokens, Random random) {
    int first = random.nextInt(tokens.size());
    int second = random.nextInt(tokens.size());
    tokens.set(first, tokens.set(second, tokens.get(first)));
  }

  private static void nest(List<String> tokens, int from, int to, Random random) {
    List<String> nest = NESTS.get(random.nextInt(NESTS.size()));
    int depth = 1 << random.nextInt(12);
    boolean isClosed = random.nextInt(4) > 0;
    tokens.add(to, isClosed ? nest.get(1).repeat(depth) : "");
    tokens.add(from, nest.get(0).repeat(depth));
  }

  private static String garbage(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(40); length > 0; length--) {
      text.append((char) random.nextInt(1 << (1 + random.nextInt(16))));
    }
    return text.toString();
  }
}
