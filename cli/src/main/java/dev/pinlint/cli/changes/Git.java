package dev.pinlint.cli.changes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Asks Git what changed. It is kept from running anything that the repository's own configuration
 * names, and from the network.
 */
public final class Git {

  private static final long MOST_SECONDS = 120;

  private static final long GREATEST_NEW_FILE = 1 << 20;

  private final Path folder;

  private Git(Path folder) {
    this.folder = folder;
  }

  /**
   * What changed in the repositories of some paths since a commit, with what is not committed and
   * with files that Git does not know yet.
   *
   * @param base a commit, as Git takes it: a hash, a branch, {@code HEAD~3}
   * @throws IOException if there is no Git, no repository, or no such commit
   */
  public static ChangedLines since(String base, Collection<Path> paths) throws IOException {
    Map<Path, List<ChangedLines.Range>> all = new TreeMap<>();
    List<String> texts = new ArrayList<>();
    TreeSet<Path> roots = new TreeSet<>();
    for (Path path : paths) {
      Path real = RealPath.of(path);
      Path folder = Files.isDirectory(real) ? real : real.getParent();
      if (folder != null) {
        roots.add(Path.of(new Git(folder).one("rev-parse", "--show-toplevel")));
      }
    }
    for (Path root : roots) {
      Git git = new Git(RealPath.of(root));
      String commit = git.one("rev-parse", "--verify", "--end-of-options", base + "^{commit}");
      List<String> difference =
          git.lines(
              "diff",
              "--no-ext-diff",
              "--no-textconv",
              "--no-color",
              "--no-renames",
              "--src-prefix=a/",
              "--dst-prefix=b/",
              "--ignore-submodules",
              "-U0",
              commit,
              "--");
      all.putAll(ChangedLines.parse(difference, git.folder));
      texts.addAll(ChangedLines.added(difference));
      for (String file : git.lines("ls-files", "--others", "--exclude-standard")) {
        Path path = git.folder.resolve(file);
        all.put(path, List.of(ChangedLines.Range.ALL));
        texts.addAll(newLines(path));
      }
    }
    return new ChangedLines(all, texts);
  }

  private static List<String> newLines(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) <= GREATEST_NEW_FILE
        ? Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList()
        : List.of();
  }

  private String one(String... arguments) throws IOException {
    List<String> lines = lines(arguments);
    if (lines.isEmpty()) {
      throw new IOException("git says nothing");
    }
    return lines.get(0);
  }

  private List<String> lines(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "git",
                "-C",
                folder.toString(),
                "-c",
                "core.quotePath=false",
                "-c",
                "core.fsmonitor=false",
                "-c",
                "core.hooksPath=/dev/null",
                "--no-pager"));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("pinlint-git", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("GIT_TERMINAL_PROMPT", "0");
      builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
      Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroy();
        throw new IOException("git takes too long");
      }
      // Sources need not be UTF-8; paths are read from lines that are.
      List<String> lines = Files.readString(out, StandardCharsets.ISO_8859_1).lines().toList();
      if (process.exitValue() != 0) {
        throw new IOException(lines.isEmpty() ? "git fails" : lines.get(0));
      }
      return lines.stream().map(Git::utf8).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.delete(out);
    }
  }

  private static String utf8(String line) {
    return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
