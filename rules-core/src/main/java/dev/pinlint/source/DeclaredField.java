package dev.pinlint.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.type.Type;
import java.util.Optional;

/**
 * A field of a type in the given files.
 *
 * @param owner the declaring type
 * @param name its name
 * @param declared its type as written; empty for an enum constant, which has its owner's
 * @param isStatic whether it is static, said or implied
 * @param isFinal whether it is final, said or implied
 * @param isPrivate whether it is private
 * @param initializer what it is set to where it is declared; none for an enum constant
 * @param node where it is declared
 */
record DeclaredField(
    DeclaredType owner,
    String name,
    Optional<Type> declared,
    boolean isStatic,
    boolean isFinal,
    boolean isPrivate,
    Optional<Expression> initializer,
    Node node) {}
