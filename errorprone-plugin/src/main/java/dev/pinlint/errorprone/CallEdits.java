package dev.pinlint.errorprone;

import com.google.errorprone.VisitorState;
import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import dev.pinlint.rules.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the changes that findings offer in the trees of a call. */
final class CallEdits {

  private final TreePath call;
  private final VisitorState state;

  CallEdits(TreePath call, VisitorState state) {
    this.call = call;
    this.state = state;
  }

  /** The change of the source text; empty if the call is not written as the fix expects. */
  Optional<SuggestedFix> apply(Fix fix) {
    SuggestedFix.Builder edits = SuggestedFix.builder().setShortDescription(fix.text());
    Fix.Edit edit = fix.edit();
    if (edit instanceof Fix.ReplaceText replace) {
      texts(replace.from())
          .forEach(text -> edits.replace(text, state.getConstantExpression(replace.to())));
    } else if (edit instanceof Fix.KeepFirst keep) {
      keepFirst(texts(keep.text()), edits);
    } else if (edit instanceof Fix.PassNull pass) {
      passNull(pass.argument(), edits);
    } else {
      remove(edits);
    }
    return edits.isEmpty() ? Optional.empty() : Optional.of(edits.build());
  }

  /**
   * The arguments, and elements of arrays in their place, that are written out and are the text.
   */
  private List<ExpressionTree> texts(String text) {
    return flatArguments().stream()
        .filter(argument -> text.equals(ASTHelpers.constValue(argument)) && isWrittenOut(argument))
        .toList();
  }

  private List<ExpressionTree> flatArguments() {
    List<ExpressionTree> flat = new ArrayList<>();
    for (ExpressionTree argument : arguments()) {
      if (argument instanceof NewArrayTree array && array.getInitializers() != null) {
        flat.addAll(array.getInitializers());
      } else {
        flat.add(argument);
      }
    }
    return flat;
  }

  private List<? extends ExpressionTree> arguments() {
    if (call.getLeaf() instanceof MethodInvocationTree invocation) {
      return invocation.getArguments();
    }
    return call.getLeaf() instanceof NewClassTree creation ? creation.getArguments() : List.of();
  }

  /** Whether there is no name in it: what has a name is used elsewhere as well, or may be. */
  private static boolean isWrittenOut(ExpressionTree expression) {
    return !Boolean.TRUE.equals(
        new TreeScanner<Boolean, Void>() {
          @Override
          public Boolean visitIdentifier(com.sun.source.tree.IdentifierTree name, Void nothing) {
            return true;
          }

          @Override
          public Boolean reduce(Boolean first, Boolean second) {
            return Boolean.TRUE.equals(first) || Boolean.TRUE.equals(second);
          }
        }.scan(expression, null));
  }

  private void keepFirst(List<ExpressionTree> same, SuggestedFix.Builder edits) {
    List<ExpressionTree> all = flatArguments();
    for (ExpressionTree repeated : same.subList(Math.min(1, same.size()), same.size())) {
      // From the end of what stands before it, so that the comma goes as well.
      ExpressionTree before = all.get(all.indexOf(repeated) - 1);
      edits.replace(state.getEndPosition(before), state.getEndPosition(repeated), "");
    }
  }

  /** A catch clause for what the argument alone can throw would not compile without it. */
  private void passNull(int index, SuggestedFix.Builder edits) {
    if (index < arguments().size()) {
      ExpressionTree argument = arguments().get(index);
      boolean mayThrow =
          ASTHelpers.getThrownExceptions(argument, state).stream()
              .anyMatch(type -> ASTHelpers.isCheckedExceptionType(type, state));
      if (!mayThrow) {
        edits.replace(argument, "null");
      }
    }
  }

  private void remove(SuggestedFix.Builder edits) {
    if (!(call.getLeaf() instanceof MethodInvocationTree invocation)
        || !(invocation.getMethodSelect() instanceof MemberSelectTree select)) {
      return;
    }
    ExpressionTree receiver = select.getExpression();
    Tree parent = call.getParentPath().getLeaf();
    boolean isValueUsed = !(parent instanceof ExpressionStatementTree);
    if (isValueUsed
        || receiver instanceof MethodInvocationTree
        || receiver instanceof NewClassTree) {
      edits.replace(state.getEndPosition(receiver), state.getEndPosition(invocation), "");
    } else if (call.getParentPath().getParentPath().getLeaf() instanceof BlockTree) {
      edits.delete(parent);
    }
  }
}
