package dev.pinlint.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a {@link Block} ends. Targets are indices into {@link Body#blocks()}. */
public sealed interface Exit {

  /** The values that this exit uses. */
  List<Temp> inputs();

  /** The blocks that control can go to, exceptional flow aside. */
  List<Integer> targets();

  /** Goes on at another block. */
  record Goto(int target) implements Exit {
    @Override
    public List<Temp> inputs() {
      return List.of();
    }

    @Override
    public List<Integer> targets() {
      return List.of(target);
    }
  }

  /** Goes on at one of two blocks. */
  record Branch(Temp condition, int ifTrue, int ifFalse) implements Exit {
    @Override
    public List<Temp> inputs() {
      return List.of(condition);
    }

    @Override
    public List<Integer> targets() {
      return List.of(ifTrue, ifFalse);
    }
  }

  /**
   * One arm of a {@link Switch}: an integer, a string, an enum constant's name as text, or a type
   * as class literal.
   */
  record Case(Literal value, int target) {}

  /** Goes on at the block of the case that equals the selector, or at the default. */
  record Switch(Temp selector, List<Case> cases, int otherwise) implements Exit {
    public Switch {
      cases = List.copyOf(cases);
    }

    @Override
    public List<Temp> inputs() {
      return List.of(selector);
    }

    @Override
    public List<Integer> targets() {
      return Stream.concat(cases.stream().map(Case::target), Stream.of(otherwise)).toList();
    }
  }

  /** Returns from the body normally. */
  record Return(Optional<Temp> value) implements Exit {
    @Override
    public List<Temp> inputs() {
      return value.stream().toList();
    }

    @Override
    public List<Integer> targets() {
      return List.of();
    }
  }

  /** Throws; the block's handlers apply. */
  record Throw(Temp exception, Site site) implements Exit {
    @Override
    public List<Temp> inputs() {
      return List.of(exception);
    }

    @Override
    public List<Integer> targets() {
      return List.of();
    }
  }
}
