package dev.pinlint.flow;

import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;

/**
 * A call in a source member.
 *
 * @param member the member that it is written in
 * @param call the call
 */
public record Place(Member member, Instr.Call call) {}
