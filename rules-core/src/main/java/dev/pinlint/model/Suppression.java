package dev.pinlint.model;

import java.util.List;
import java.util.Optional;

/**
 * What a declaration says is not to be reported about the code in it: {@code @SuppressWarnings},
 * where the front end sees it, or an annotation of the shape {@code SuppressTrustFinding(value,
 * reason, until)} of any package.
 *
 * @param type the name of the type that is annotated, or has what is annotated
 * @param member the member that is annotated, or has a parameter that is
 * @param field the name of the field that is annotated
 * @param names what is not to be reported, as written
 * @param reason why, as written; empty if nothing is said
 * @param until the last day of it, as written; empty if it has none
 * @param isOwn whether it is {@code SuppressTrustFinding}: nobody else can mean that annotation
 * @param site where the declaration is; the line is 0 from a class file
 */
public record Suppression(
    String type,
    Optional<Member> member,
    Optional<String> field,
    List<String> names,
    String reason,
    String until,
    boolean isOwn,
    Site site) {

  /** The simple name of the annotation that this tool knows in every package. */
  public static final String OWN_NAME = "SuppressTrustFinding";

  public Suppression {
    names = List.copyOf(names);
  }

  /** What an annotation says, wherever it stands. */
  public record Text(List<String> names, String reason, String until, boolean isOwn) {
    public Text {
      names = List.copyOf(names);
    }

    /** As said of a type. */
    public Suppression on(TypeRef type, Site site) {
      return new Suppression(
          type.name(), Optional.empty(), Optional.empty(), names, reason, until, isOwn, site);
    }

    /** As said of a member, or of a parameter of it. */
    public Suppression on(Member member, Site site) {
      return new Suppression(
          member.type(), Optional.of(member), Optional.empty(), names, reason, until, isOwn, site);
    }

    /** As said of a field. */
    public Suppression on(FieldRef field, Site site) {
      return new Suppression(
          field.owner().name(),
          Optional.empty(),
          Optional.of(field.name()),
          names,
          reason,
          until,
          isOwn,
          site);
    }
  }

  /** The declaration, as people write it. */
  public String declaration() {
    return member.map(Member::toString).orElse(type + field.map(name -> "." + name).orElse(""));
  }
}
