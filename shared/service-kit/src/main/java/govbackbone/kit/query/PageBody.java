package govbackbone.kit.query;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A page while it is written: it ends after so many items, or when it has become large, whatever comes first. */
final class PageBody {
    /** A page ends with the item that makes it larger, in bytes. */
    static final int LARGE = 2 << 20;
    private static final byte[] START = {'{', '"', 'i', 't', 'e', 'm', 's', '"', ':', '['};

    private final int most;
    private final ByteArrayOutputStream json = new ByteArrayOutputStream();
    private int count;
    private boolean more;
    private @Nullable Document last;

    /** @param most items */
    PageBody(int most) {
        this.most = most;
        json.writeBytes(START);
    }

    /** Whether it goes on after this document, which is in it unless it ended before. */
    boolean add(Document document, Supplier<byte[]> item) {
        if (count == most || json.size() > LARGE) {
            more = true;
            return false;
        }
        if (count++ > 0) {
            json.write(',');
        }
        json.writeBytes(item.get());
        last = document;
        return true;
    }

    /** The last document, if there are more after it. */
    @Nullable
    Document end() {
        return more ? last : null;
    }

    byte[] bytes(@Nullable String next) {
        json.writeBytes("],\"next\":".getBytes(StandardCharsets.US_ASCII));
        json.writeBytes(next == null ? new byte[]{'n', 'u', 'l', 'l'} : ViewJson.bytes(next));
        json.write('}');
        return json.toByteArray();
    }
}
