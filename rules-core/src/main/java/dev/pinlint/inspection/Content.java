package dev.pinlint.inspection;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the content of files that nobody vouches for. */
public final class Content {

  /** More than any compiler takes; what is greater is not read at all. */
  public static final int GREATEST_SIZE = 64 << 20;

  private static final byte[] MAGIC = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE};

  private Content() {}

  /** Says that a file was not read to its end. */
  public static final class TooLargeException extends IOException {
    private TooLargeException() {
      super("larger than " + (GREATEST_SIZE >> 20) + " MiB");
    }
  }

  /**
   * The bytes of a stream.
   *
   * @throws TooLargeException if there are too many, whatever was said of their number before
   */
  public static byte[] read(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(GREATEST_SIZE);
    if (bytes.length == GREATEST_SIZE && stream.read() >= 0) {
      throw new TooLargeException();
    }
    return bytes;
  }

  /** A source file; what is not UTF-8 in it is replaced. */
  public static SourceFile source(String path, byte[] bytes) {
    return source(path, bytes, StandardCharsets.UTF_8);
  }

  /** A source file; what is not of the encoding in it is replaced. */
  public static SourceFile source(String path, byte[] bytes, Charset encoding) {
    String text = new String(bytes, encoding);
    // Some editors begin a file with a mark that compilers take for a character of the code.
    return new SourceFile(path, text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  /**
   * A class file.
   *
   * @throws IOException if it plainly is none
   */
  public static ClassFile classFile(String path, byte[] bytes) throws IOException {
    if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, 4, MAGIC, 0, 4)) {
      throw new IOException("not a class file");
    }
    return new ClassFile(path, bytes);
  }
}
