package dev.pinlint.bytecode;
final class ArrayLifting { ArrayLifting(Draft draft) {} void lift() {} }
