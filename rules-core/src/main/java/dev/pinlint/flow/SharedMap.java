package dev.pinlint.flow;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A map whose copies cost nothing until one of them is changed: paths part far more often than they
 * learn something new.
 */
final class SharedMap<K, V> {

  private Map<K, V> entries;
  private boolean isShared;

  /** The hash of the entries, as long as they are shared; 0 if it was not asked for. */
  private int hash;

  SharedMap() {
    this(new HashMap<>());
  }

  private SharedMap(Map<K, V> entries) {
    this.entries = entries;
  }

  SharedMap<K, V> copy() {
    isShared = true;
    SharedMap<K, V> copy = new SharedMap<>(entries);
    copy.isShared = true;
    copy.hash = hash;
    return copy;
  }

  @Nullable V get(K key) {
    return entries.get(key);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  Set<Map.Entry<K, V>> entries() {
    return Collections.unmodifiableSet(entries.entrySet());
  }

  void put(K key, V value) {
    if (!value.equals(entries.get(key))) {
      own().put(key, value);
    }
  }

  void removeKeys(Predicate<K> test) {
    if (entries.keySet().stream().anyMatch(test)) {
      own().keySet().removeIf(test);
    }
  }

  void replaceAll(UnaryOperator<V> change) {
    Map<K, V> changes = new HashMap<>();
    entries.forEach(
        (key, value) -> {
          V changed = change.apply(value);
          if (isOther(changed, value)) {
            changes.put(key, changed);
          }
        });
    if (!changes.isEmpty()) {
      own().putAll(changes);
    }
  }

  @SuppressWarnings("ReferenceEquality") // that nothing was changed is what is asked
  private static boolean isOther(Object changed, Object value) {
    return changed != value;
  }

  private Map<K, V> own() {
    if (isShared) {
      entries = new HashMap<>(entries);
      isShared = false;
    }
    hash = 0;
    return entries;
  }

  /** The entries of two maps, in one; what only one of them has is kept if asked for. */
  SharedMap<K, V> join(SharedMap<K, V> other, BinaryOperator<V> join, boolean isOneEnough) {
    Map<K, V> joined = new HashMap<>();
    entries.forEach(
        (key, value) -> {
          V counterpart = other.entries.get(key);
          if (counterpart != null) {
            joined.put(key, join.apply(value, counterpart));
          } else if (isOneEnough) {
            joined.put(key, value);
          }
        });
    if (isOneEnough) {
      other.entries.forEach(joined::putIfAbsent);
    }
    return new SharedMap<>(joined);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the same entries need no look
  public boolean equals(@Nullable Object other) {
    return other instanceof SharedMap<?, ?> map
        && (map.entries == entries
            || (map.hashCode() == hashCode() && map.entries.equals(entries)));
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = entries.hashCode();
    }
    return hash;
  }
}
