package dev.pinlint.source;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import dev.pinlint.model.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the annotations that ask for findings not to be reported. */
final class SuppressionAnnotations {

  private static final String WARNINGS = "SuppressWarnings";

  private final Session session;
  private final Scope scope;

  /** Reads annotations in a scope, whose constants they may use. */
  SuppressionAnnotations(Session session, Scope scope) {
    this.session = session;
    this.scope = scope;
  }

  /** Those of a declaration. */
  List<Suppression.Text> of(NodeWithAnnotations<?> declaration) {
    List<Suppression.Text> found = new ArrayList<>();
    for (AnnotationExpr annotation : declaration.getAnnotations()) {
      String name = annotation.getName().getIdentifier();
      if (name.equals(Suppression.OWN_NAME) || name.equals(WARNINGS)) {
        found.add(read(annotation, name.equals(Suppression.OWN_NAME)));
      }
    }
    return found;
  }

  /** Those of a method or constructor, and of its parameters. */
  List<Suppression.Text> of(NodeWithAnnotations<?> declaration, List<Parameter> parameters) {
    return Stream.concat(
            of(declaration).stream(), parameters.stream().flatMap(one -> of(one).stream()))
        .toList();
  }

  private Suppression.Text read(AnnotationExpr annotation, boolean isOwn) {
    List<String> names = new ArrayList<>();
    String reason = "";
    String until = "";
    if (annotation.isSingleMemberAnnotationExpr()) {
      addTexts(annotation.asSingleMemberAnnotationExpr().getMemberValue(), names);
    } else if (annotation.isNormalAnnotationExpr()) {
      for (MemberValuePair pair : annotation.asNormalAnnotationExpr().getPairs()) {
        switch (pair.getNameAsString()) {
          case "value" -> addTexts(pair.getValue(), names);
          case "reason" -> reason = text(pair.getValue());
          case "until" -> until = text(pair.getValue());
          default -> {}
        }
      }
    }
    return new Suppression.Text(names, reason, until, isOwn);
  }

  private void addTexts(Expression value, List<String> names) {
    if (value instanceof ArrayInitializerExpr several) {
      several.getValues().forEach(one -> names.add(text(one)));
    } else {
      names.add(text(value));
    }
  }

  private String text(Expression value) {
    return session.constants.fold(value, scope).map(String::valueOf).orElse("");
  }
}
