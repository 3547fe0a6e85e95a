package govbackbone.embedded;

/** A database login. Printing it does not show the password. */
public record Login(String user, String password) {
    @Override
    public String toString() {
        return user;
    }
}
