package dev.pinlint.model;

import java.util.Optional;

/**
 * A handler of the exceptions that a block's instructions or its exit throw. What it can see is
 * what was true before the instruction that threw.
 *
 * @param type what it catches; empty if everything, as the handler of a {@code finally} does
 * @param caught the variable that holds the exception at the target
 * @param target index of the block where control goes on
 */
public record Handler(Optional<TypeRef> type, Var caught, int target) {}
