package dev.pinlint.flow;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the numbered variables of a frame hold: a map from few small numbers, in order, whose copies
 * cost nothing until one of them is changed. Each instruction writes one.
 */
final class Slots<V> {

  private static final int[] NO_KEYS = {};
  private static final Object[] NO_VALUES = {};

  private int[] keys;
  private @Nullable Object[] values;
  private int size;
  private boolean isShared;

  /** The hash of the entries; 0 if it was not asked for since they changed. */
  private int hash;

  Slots() {
    this(NO_KEYS, NO_VALUES, 0);
    isShared = true;
  }

  private Slots(int[] keys, @Nullable Object[] values, int size) {
    this.keys = keys;
    this.values = values;
    this.size = size;
  }

  Slots<V> copy() {
    isShared = true;
    Slots<V> copy = new Slots<>(keys, values, size);
    copy.isShared = true;
    copy.hash = hash;
    return copy;
  }

  @Nullable V get(int key) {
    int at = Arrays.binarySearch(keys, 0, size, key);
    return at < 0 ? null : value(at);
  }

  @SuppressWarnings("unchecked") // nothing else is put there
  private @Nullable V value(int at) {
    return (V) values[at];
  }

  void put(int key, V value) {
    int at = Arrays.binarySearch(keys, 0, size, key);
    if (at < 0) {
      insert(-at - 1, key, value);
    } else if (!value.equals(values[at])) {
      own(size);
      values[at] = value;
    }
  }

  private void insert(int at, int key, V value) {
    own(size + 1);
    System.arraycopy(keys, at, keys, at + 1, size - at);
    System.arraycopy(values, at, values, at + 1, size - at);
    keys[at] = key;
    values[at] = value;
    size++;
  }

  /** Before a change: arrays of its own, with room for so many. */
  private void own(int capacity) {
    if (isShared || capacity > keys.length) {
      int length = Math.max(capacity, size + 4);
      keys = Arrays.copyOf(keys, length);
      values = Arrays.copyOf(values, length);
      isShared = false;
    }
    hash = 0;
  }

  /** Forgets all but those. */
  void keep(BitSet kept) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += kept.get(keys[i]) ? 1 : 0;
    }
    if (count == size) {
      return;
    }
    int[] keptKeys = new int[count];
    Object[] keptValues = new Object[count];
    int next = 0;
    for (int i = 0; i < size; i++) {
      if (kept.get(keys[i])) {
        keptKeys[next] = keys[i];
        keptValues[next++] = values[i];
      }
    }
    keys = keptKeys;
    values = keptValues;
    size = count;
    isShared = false;
    hash = 0;
  }

  /** The entries of both, in one; what only one of them has is kept if asked for. */
  Slots<V> join(Slots<V> other, BinaryOperator<V> join, boolean isOneEnough) {
    Slots<V> joined = isOneEnough ? other.copy() : new Slots<>();
    for (int i = 0; i < size; i++) {
      V here = value(i);
      V there = other.get(keys[i]);
      if (here != null && (there != null || isOneEnough)) {
        joined.put(keys[i], there == null ? here : join.apply(here, there));
      }
    }
    return joined;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the same entries need no look
  public boolean equals(@Nullable Object other) {
    return other instanceof Slots<?> slots
        && size == slots.size
        && ((values == slots.values && keys == slots.keys)
            || (hashCode() == slots.hashCode()
                && Arrays.equals(keys, 0, size, slots.keys, 0, size)
                && Arrays.equals(values, 0, size, slots.values, 0, size)));
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      int sum = size;
      for (int i = 0; i < size; i++) {
        sum = 31 * (31 * sum + keys[i]) + java.util.Objects.hashCode(values[i]);
      }
      hash = sum;
    }
    return hash;
  }
}
