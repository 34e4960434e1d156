import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.prefilter.Prefilter;
import dev.pinlint.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a scan cannot do without: the prefilter, and a parse of the files that it lets through. */
public final class BareParser {

  private BareParser() {}

  /** Reads the jars of sources in the directory. */
  public static void main(String[] args) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    try (Stream<Path> jars = Files.list(Path.of(args[0])).sorted()) {
      for (Path jar : jars.toList()) {
        read(jar, files);
      }
    }
    Prefilter prefilter = new Prefilter(files, List.of(), Knowledge.builtIn());
    List<SourceFile> chosen = files.stream().filter(prefilter::isChosen).toList();
    long nodes = chosen.parallelStream().filter(BareParser::parses).count();
    System.out.println(files.size() + " files, " + chosen.size() + " pass, " + nodes + " parse");
  }

  private static void read(Path jar, List<SourceFile> files) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().endsWith(".java")) {
          byte[] bytes = zip.getInputStream(entry).readAllBytes();
          files.add(
              new SourceFile(
                  jar + "!/" + entry.getName(), new String(bytes, StandardCharsets.UTF_8)));
        }
      }
    }
  }

  private static boolean parses(SourceFile file) {
    ParserConfiguration configuration =
        new ParserConfiguration()
            .setLanguageLevel(LanguageLevel.RAW)
            .setAttributeComments(false)
            .setPreprocessUnicodeEscapes(true);
    return new JavaParser(configuration).parse(file.text()).isSuccessful();
  }
}
