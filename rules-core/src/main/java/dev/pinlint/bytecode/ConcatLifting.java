package dev.pinlint.bytecode;
final class ConcatLifting { ConcatLifting(Draft draft) {} void lift() {} }
