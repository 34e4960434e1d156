package dev.pinlint.knowledge;

import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads one knowledge file.
 *
 * <pre>
 * # a comment
 * library okhttp com.squareup.okhttp3:okhttp 3.14.9 4.12.0
 * pin-sink okhttp3.CertificatePinner.Builder#add(String,String...) host=0 pins=1.. returns=receiver
 * accepts-any io.netty.handler.ssl.util.InsecureTrustManagerFactory#INSTANCE off=chain
 * trust-override org.eclipse.jetty.util.ssl.SslContextFactory#setTrustAll(boolean) when=0:true off=chain
 * subtype org.eclipse.jetty.util.ssl.SslContextFactory.Client org.eclipse.jetty.util.ssl.SslContextFactory
 * harmless org.slf4j.Logger#*
 * </pre>
 *
 * <p>{@code library} names what the lines below it are about: a name, the Maven coordinates, the
 * versions that a test resolves each line against. Without coordinates it is the Java platform.
 * Types are full names, nested ones with dots; those of {@code java.lang} may be short.
 *
 * <p>A line is {@code role owner#name(types) property=value …}. The roles are those of {@link
 * Role}. The name is that of a method, {@code <init>} for a constructor, {@code *} for every
 * method; without parentheses it is a static final field. The last type may be {@code T...}. A
 * method may have several lines, each with conditions of its own; the first tells its role to
 * whoever asks for one.
 *
 * <p>Properties: {@code host pins chain size elements view key takes certs from} are the index of
 * an argument ({@code 1..} from there on); {@code host-pattern}, {@code pin-format} and {@code
 * function} name strategies; {@code returns} is {@code receiver} or the full name of a type; {@code
 * off} is what a switch turns off: {@code chain}, {@code hostname}, or both with a comma between;
 * {@code since} and {@code before} are the versions of the library that the line holds for; {@code
 * when} are conditions.
 *
 * <p>{@code when=0:null|""&1:false}: argument 0 is null or empty, and argument 1 is false. An
 * argument is compared with {@code null}, {@code true}, {@code false}, a number, a text in quotes,
 * or the full name of a static final field or enum constant. {@code this:a.b.Type} asks for the
 * type of the receiver.
 *
 * <p>{@code subtype a.b.Sub a.b.Super} says that one type of a library is below another, for those
 * who have no class path to look it up in.
 *
 * <p>{@code setting key is=VALUE|VALUE off=…} is about configuration: the key with dots, {@code *}
 * for any one segment; with {@code from=process} it is read from the properties of the whole
 * process and no others. A key of three segments or more may have others before it, and hyphens and
 * case make no difference. {@code setting jdbc:name?parameter is=… off=… unless=other} is about a
 * parameter of URLs that begin so, unless another is there as well, or, with {@code
 * other:VALUE|VALUE}, has one of these values. The value {@code ""} is the empty one, {@code *}
 * any, {@code ?*} any that is not blank.
 */
public final class KnowledgeFile {

  /**
   * A library that knowledge is about.
   *
   * @param name for messages
   * @param coordinates group and artifact id; empty for the platform
   * @param versions versions that the lines were checked against
   */
  public record Library(String name, Optional<String> coordinates, List<String> versions) {
    public Library {
      versions = List.copyOf(versions);
    }
  }

  /**
   * One type of a library below another.
   *
   * @param library where
   * @param sub the one below
   * @param sup the one above
   */
  public record Subtype(Library library, TypeRef sub, TypeRef sup) {}

  private final List<Library> libraries = new ArrayList<>();
  private final List<Api> apis = new ArrayList<>();
  private final List<Subtype> subtypes = new ArrayList<>();
  private final List<Setting> settings = new ArrayList<>();

  /**
   * Reads the text of a knowledge file.
   *
   * @param file what to call it in messages
   * @throws IllegalArgumentException naming file and line, if a line cannot be understood
   */
  public KnowledgeFile(String file, String text) {
    Library library = new Library(file, Optional.empty(), List.of());
    int number = 0;
    for (String raw : text.lines().toList()) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        if (line.startsWith("library ")) {
          library = library(line);
          libraries.add(library);
        } else if (line.startsWith("subtype ")) {
          subtypes.add(subtype(library, line));
        } else if (line.startsWith("setting ")) {
          settings.add(SettingLine.read(library, line));
        } else {
          apis.add(KnowledgeLine.read(library, line));
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ":" + number + ": " + e.getMessage(), e);
      }
    }
  }

  /** The libraries that the file names. */
  public List<Library> libraries() {
    return List.copyOf(libraries);
  }

  /** The lines about APIs. */
  public List<Api> apis() {
    return List.copyOf(apis);
  }

  /** The lines about types. */
  public List<Subtype> subtypes() {
    return List.copyOf(subtypes);
  }

  /** The lines about settings. */
  public List<Setting> settings() {
    return List.copyOf(settings);
  }

  private static Library library(String line) {
    List<String> words = words(line);
    return new Library(
        words.get(1),
        words.size() > 2 ? Optional.of(words.get(2)) : Optional.empty(),
        words.subList(Math.min(3, words.size()), words.size()));
  }

  private static Subtype subtype(Library library, String line) {
    List<String> words = words(line);
    if (words.size() != 3) {
      throw new IllegalArgumentException("not 'subtype a.b.Sub a.b.Super': " + line);
    }
    return new Subtype(library, TypeRef.of(words.get(1)), TypeRef.of(words.get(2)));
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.split(" +", -1));
  }
}
