package dev.pinlint.flow;

import dev.pinlint.model.Member;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names an object by the place where it was made: the outermost member, and the calls that led
 * there, then the making instruction, each by its result. No record, since its hash is kept: every
 * map of a state is keyed with it.
 */
public final class ObjectId {

  private final Member root;
  private final List<Integer> path;
  private final int hash;

  ObjectId(Member root, List<Integer> path) {
    this.root = root;
    this.path = List.copyOf(path);
    this.hash = 31 * root.hashCode() + path.hashCode();
  }

  /** The name of a part that is made together with this object. */
  public ObjectId part(int number) {
    List<Integer> longer = new ArrayList<>(path);
    longer.add(number);
    return new ObjectId(root, longer);
  }

  /** Whether both objects are made by the same outermost member, and so in the same call of it. */
  public boolean isMadeWith(ObjectId other) {
    return root.equals(other.root);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ObjectId id
        && id.hash == hash
        && id.path.equals(path)
        && id.root.equals(root);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return root + path.toString();
  }
}
