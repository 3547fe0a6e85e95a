package govbackbone.proposal.bad;

/** Talks to the terminal. */
final class Printer {
    private Printer() {}

    static void print() {
        System.out.println("示例");
    }
}
