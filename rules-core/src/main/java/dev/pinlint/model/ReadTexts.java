package dev.pinlint.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Resources that know which texts in them were asked for: what is made of one stands there. */
final class ReadTexts implements Resources {

  /** Shorter texts say nothing of what is made of them. */
  private static final int MIN_LENGTH = 8;

  private final Resources resources;
  private final Set<Resource> read =
      new ConcurrentSkipListSet<>(
          Comparator.comparing(Resource::path)
              .thenComparing(Resource::line)
              .thenComparing(Resource::content));

  ReadTexts(Resources resources) {
    this.resources = resources;
  }

  @Override
  public Optional<Resource> find(Kind kind, String name, TypeRef asker) {
    Optional<Resource> found = resources.find(kind, name, asker);
    found.filter(text -> kind == Kind.STRING).ifPresent(read::add);
    return found;
  }

  /** Those that a text has in it, ordered by place. */
  List<Resource> in(String text) {
    return read.stream()
        .filter(one -> one.content().length() >= MIN_LENGTH && text.contains(one.content()))
        .toList();
  }
}
