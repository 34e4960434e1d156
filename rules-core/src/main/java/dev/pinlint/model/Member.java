package dev.pinlint.model;

import java.util.List;

/**
 * The identity of a source member: the same from source, from a compiler's trees and from class
 * files of any compiler.
 *
 * <p>A parameter is its erased simple type name ({@code X509Certificate[]}), since that is what a
 * source file without a class path can know. Parameters that a compiler adds (outer instance,
 * captured variables, enum name and ordinal) do not count. Code inside a lambda belongs to the
 * member that the lambda is written in. Field initialisers belong to {@code <init>} or {@code
 * <clinit>}.
 *
 * <p>Anonymous and local classes have no name of their own that compilers agree on. Their type name
 * is {@code member/n} for the n-th (from 1) anonymous class written in a member, in evaluation
 * order, and {@code member/nName} for the n-th local class {@code Name} there.
 *
 * <p>What configuration says is identified in the same way: by the file, as its module has it, and
 * by an entry in that.
 *
 * @param type the name of the declaring type, as in {@link TypeRef#name()}; of an entry, the file
 * @param name the method's name, {@code <init>} or {@code <clinit>}; of an entry its path, which
 *     begins with a slash, as no name of a method may (JVMS 4.2.2)
 * @param parameters erased simple type names of the declared parameters
 */
public record Member(String type, String name, List<String> parameters) {

  /** The name of an instance initialiser or constructor. */
  public static final String CONSTRUCTOR = "<init>";

  /** The name of a static initialiser. */
  public static final String STATIC_INITIALIZER = "<clinit>";

  public Member {
    parameters = List.copyOf(parameters);
  }

  /**
   * An entry of a configuration file.
   *
   * @param file the path of the file in its module
   * @param path where the entry is in the file, beginning with a slash
   */
  public static Member entry(String file, String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("not a path of an entry: " + path);
    }
    return new Member(file, path, List.of());
  }

  /** Whether it is an entry of a configuration file. */
  public boolean isEntry() {
    return name.startsWith("/");
  }

  /** The type name of the {@code ordinal}-th (from 1) anonymous class written in this member. */
  public String anonymousType(int ordinal) {
    return this + "/" + ordinal;
  }

  /**
   * The type name of the {@code ordinal}-th (from 1) local class called {@code name} in this
   * member.
   */
  public String localType(int ordinal, String name) {
    return this + "/" + ordinal + name;
  }

  /**
   * Name and parameters, without the type: {@code checkServerTrusted(X509Certificate[],String)}; of
   * an entry its path.
   */
  public String signature() {
    return isEntry() ? name : name + "(" + String.join(",", parameters) + ")";
  }

  /** Members are keys all over the place: that of a record takes longer. */
  @Override
  public int hashCode() {
    return 31 * (31 * type.hashCode() + name.hashCode()) + parameters.hashCode();
  }

  @Override
  public String toString() {
    return type + "#" + signature();
  }
}
