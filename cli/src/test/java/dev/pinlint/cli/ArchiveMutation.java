package dev.pinlint.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Breaks archives, in the headers more than in the content, and makes strange ones. */
final class ArchiveMutation {

  private static final List<String> STRANGE_NAMES =
      List.of(
          "",
          "/",
          "../../x.java",
          "/etc/x.class",
          "C:\\x.java",
          "a//b.java",
          "a\u0000b.java",
          "\uD800.java",
          "x.jar",
          "WEB-INF/lib/x.jar",
          "BOOT-INF/classes/X.class",
          "META-INF/versions/9/X.class",
          "META-INF/versions//X.java",
          "META-INF/maven/a/b/pom.properties",
          "META-INF/maven//pom.properties",
          "META-INF/MANIFEST.MF",
          "x.jar!/y.java",
          "pom.xml",
          ".java",
          ".class",
          "x".repeat(3000) + ".java");

  private ArchiveMutation() {}

  /** An archive of the entries with a few faults, or none but in what the entries are. */
  static byte[] of(Map<String, byte[]> entries, Random random) {
    Map<String, byte[]> all = new TreeMap<>(entries);
    for (String name : List.copyOf(entries.keySet())) {
      if (random.nextInt(4) == 0) {
        all.put(STRANGE_NAMES.get(random.nextInt(STRANGE_NAMES.size())), entries.get(name));
      }
    }
    byte[] archive = zip(all, random);
    if (random.nextInt(3) == 0) {
      Map<String, byte[]> outer = new TreeMap<>(entries);
      outer.put("lib/inner.jar", random.nextBoolean() ? archive : headers(archive, random));
      archive = zip(outer, random);
    }
    return switch (random.nextInt(4)) {
      case 0 -> archive;
      case 1 -> ByteMutation.of(archive, archive, random);
      default -> headers(archive, random);
    };
  }

  private static byte[] zip(Map<String, byte[]> entries, Random random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(random.nextInt(10));
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      // A name that the platform does not write, as a lone surrogate; the rest will do.
      return bytes.toByteArray();
    }
    return bytes.toByteArray();
  }

  /** Changes fields of local headers, of the table of contents and of its end record. */
  private static byte[] headers(byte[] archive, Random random) {
    byte[] bytes = archive.clone();
    List<Integer> records = new ArrayList<>();
    for (int i = 0; i + 46 < bytes.length; i++) {
      if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] < 9) {
        records.add(i);
      }
    }
    for (int faults = 1 + random.nextInt(4); faults > 0 && !records.isEmpty(); faults--) {
      // The table of contents stands at the end.
      int back = random.nextInt(1 + random.nextInt(records.size()));
      int position = records.get(records.size() - 1 - back) + 4 + random.nextInt(44);
      if (position < bytes.length) {
        bytes[position] = (byte) (random.nextBoolean() ? bytes[position] + 1 : random.nextInt(256));
      }
    }
    if (random.nextInt(4) == 0) {
      int end = bytes.length - 1 - random.nextInt(Math.min(22, bytes.length));
      bytes[end] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
