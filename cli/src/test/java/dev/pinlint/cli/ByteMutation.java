package dev.pinlint.cli;

import java.util.Arrays;
import java.util.Random;

/** Breaks bytes of any kind. */
final class ByteMutation {

  private static final int[] EXTREMES = {0, 1, 0x7F, 0x80, 0xFF};

  private ByteMutation() {}

  /** Bytes with one to four faults. */
  static byte[] of(byte[] whole, byte[] donor, Random random) {
    byte[] bytes = whole;
    for (int faults = 1 + random.nextInt(4); faults > 0 && bytes.length > 0; faults--) {
      bytes = fault(bytes, donor, random);
    }
    return bytes;
  }

  private static byte[] fault(byte[] bytes, byte[] donor, Random random) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(1 << random.nextInt(10)));
    return switch (random.nextInt(8)) {
      case 0, 1 -> changed(bytes, from, bytes[from] ^ 1 << random.nextInt(8));
      case 2, 3 -> changed(bytes, from, EXTREMES[random.nextInt(EXTREMES.length)]);
      case 4 -> changed(bytes, from, random.nextInt(256));
      case 5 -> joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
      case 6 -> {
        byte[] source = random.nextBoolean() || donor.length == 0 ? bytes : donor;
        int start = random.nextInt(source.length);
        int end = Math.min(source.length, start + to - from);
        yield joined(
            Arrays.copyOf(bytes, from),
            Arrays.copyOfRange(source, start, end),
            Arrays.copyOfRange(bytes, from, bytes.length));
      }
      default -> Arrays.copyOf(bytes, from);
    };
  }

  private static byte[] changed(byte[] bytes, int position, int value) {
    byte[] changed = bytes.clone();
    changed[position] = (byte) value;
    return changed;
  }

  private static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int end = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, end, part.length);
      end += part.length;
    }
    return all;
  }
}
