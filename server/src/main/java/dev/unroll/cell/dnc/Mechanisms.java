package dev.unroll.cell.dnc;

/**
 * Which mechanisms of the memory are at work, to see what each is worth. What is left out is replaced by a constant; the shape of the
 * weights is the same.
 *
 * @param content whether slots are found by what they hold; without it every slot is as likely, {@code c = 1/N}
 * @param allocation whether free slots are allocated; without it the allocation gate is 0, and content alone says where to write
 * @param links whether heads go forward and backward in the order of writing; without it they read by content alone
 * @param strengths whether the strengths are learnt; without it they are 1
 */
public record Mechanisms(boolean content, boolean allocation, boolean links, boolean strengths) {
    /** All of them. */
    public static final Mechanisms ALL = new Mechanisms(true, true, true, true);
}
