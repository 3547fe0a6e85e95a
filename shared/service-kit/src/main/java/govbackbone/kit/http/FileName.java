package govbackbone.kit.http;

import java.nio.charset.StandardCharsets;

import org.springframework.http.ContentDisposition;
import org.springframework.web.util.UriUtils;

/** What a browser does with a file, and under which name: the one people read, and one in ASCII for clients that cannot (RFC 6266, RFC 5987). */
public final class FileName {
    private FileName() {}

    /** To be saved. */
    public static String saved(String plain, String name) {
        return disposition(ContentDisposition.attachment(), plain, name);
    }

    /** To be shown. */
    public static String shown(String plain, String name) {
        return disposition(ContentDisposition.inline(), plain, name);
    }

    private static String disposition(ContentDisposition.Builder disposition, String plain, String name) {
        return disposition.filename(plain).build() + "; filename*=UTF-8''"
                + UriUtils.encode(name.replaceAll("[\\\\/:*?\"<>|]", "_"), StandardCharsets.UTF_8);
    }
}
