package govbackbone.embedded;

import java.io.IOException;

/** A store does not start or is gone for good; the message says why, as the store itself put it. */
public final class StoreFailure extends IOException {
    private static final long serialVersionUID = 1L;

    StoreFailure(String reason) {
        super(reason);
    }
}
