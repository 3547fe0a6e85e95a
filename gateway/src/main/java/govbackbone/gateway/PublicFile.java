package govbackbone.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Properties;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.ServerResponse;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

/** Files of the pages that anybody may read. Everything they load comes from here, nothing from elsewhere. */
final class PublicFile {
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private PublicFile() {}

    static RequestPredicate reading(String path) {
        return methods(HttpMethod.GET, HttpMethod.HEAD).and(path(path));
    }

    /** One of our own files: asked for again each time, sent again only if its contents are others. */
    static HandlerFunction<ServerResponse> own(String resource) {
        return file(resource, digest(resource), CacheControl.noCache());
    }

    /** A file of a library, kept for an hour. */
    static HandlerFunction<ServerResponse> of(String resource, String version) {
        return file(resource, version, CacheControl.maxAge(Duration.ofHours(1)));
    }

    private static HandlerFunction<ServerResponse> file(String path, String tag, CacheControl cache) {
        ClassPathResource resource = new ClassPathResource(path);
        if (!resource.exists()) {
            throw new IllegalStateException("There is no file " + path);
        }
        MediaType type = type(path);
        return request -> ServerResponse.ok().contentType(type).cacheControl(cache).eTag(tag)
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY).bodyValue(resource);
    }

    private static MediaType type(String path) {
        String subtype = switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "html" -> "html";
            case "css" -> "css";
            case "js" -> "javascript";
            default -> throw new IllegalArgumentException("Of which type is " + path + "?");
        };
        return new MediaType("text", subtype, StandardCharsets.UTF_8);
    }

    private static String digest(String path) {
        try (InputStream stream = new ClassPathResource(path).getInputStream()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(stream.readAllBytes());
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The version of a library on the class path, as its Maven coordinates say. */
    static String version(String group, String artifact) {
        String coordinates = "META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        try (InputStream stream = new ClassPathResource(coordinates).getInputStream()) {
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new IllegalStateException(artifact + " does not say its version", e);
        }
    }
}
