package govbackbone.deploy;

/** The launcher cannot do what it was asked; the message is for the person at the terminal, Chinese first. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String zh, String en) {
        super(zh + "\n" + en, null, false, false);
    }
}
