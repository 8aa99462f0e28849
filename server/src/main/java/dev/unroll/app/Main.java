package dev.unroll.app;

/** Starts Unroll. */
public final class Main {
    private Main() {}

    /** Runs the command line given by {@code arguments}. */
    public static void main(String[] arguments) {
        System.out.println("unroll");
    }
}
