package dev.pinlint.flow;

import java.util.HashSet;
import java.util.Set;

/** Sets of marks, which paths share until one of them differs. */
final class Marks {

  private Marks() {}

  /** The marks without one of them. */
  static Set<Mark> minus(Set<Mark> marks, Mark mark) {
    if (!marks.contains(mark)) {
      return marks;
    }
    Set<Mark> fewer = new HashSet<>(marks);
    fewer.remove(mark);
    return fewer;
  }

  /** The marks and another one. */
  static Set<Mark> plus(Set<Mark> marks, Mark mark) {
    if (marks.contains(mark)) {
      return marks;
    }
    Set<Mark> more = new HashSet<>(marks);
    more.add(mark);
    return more;
  }
}
