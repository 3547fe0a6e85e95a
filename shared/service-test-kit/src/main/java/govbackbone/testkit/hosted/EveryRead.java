package govbackbone.testkit.hosted;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import govbackbone.kit.decision.Actor;
import tools.jackson.databind.JsonNode;

/**
 * Asks a service for everything that its OpenAPI document says can be read: lists, records, histories, summaries, exports,
 * documents. Streams are left out, which do not end.
 */
public final class EveryRead {
    private final HostedApplication service;
    private final Collection<String> ids;

    /** @param ids of records, each of which is asked for wherever a path names one */
    public EveryRead(HostedApplication service, Collection<String> ids) {
        this.service = service;
        this.ids = List.copyOf(ids);
    }

    /** The paths, as the document writes them, whose answer to that actor contains one of the words. */
    public Set<String> telling(Actor actor, Collection<String> words) {
        Set<String> telling = new TreeSet<>();
        for (String template : templates()) {
            paths(template).filter(path -> tells(path, service.getBytes(actor, path), words))
                    .forEach(path -> telling.add(template));
        }
        return telling;
    }

    private List<String> templates() {
        JsonNode paths = service.get("/openapi.json").json().path("paths");
        return paths.propertyStream().filter(path -> path.getValue().has("get")).map(Map.Entry::getKey)
                .filter(path -> !path.endsWith("/changes")).toList();
    }

    private Stream<String> paths(String template) {
        return template.contains("{")
                ? ids.stream().map(id -> template.replaceAll("\\{\\w+}", id))
                : Stream.of(template);
    }

    /** A refusal says which path was asked for. */
    private static boolean tells(String path, byte[] answer, Collection<String> words) {
        String text = text(answer).replace(path, "");
        return words.stream().anyMatch(text::contains);
    }

    /** Workbooks and documents are archives of text. */
    private static String text(byte[] answer) {
        if (answer.length < 2 || answer[0] != 'P' || answer[1] != 'K') {
            return new String(answer, StandardCharsets.UTF_8);
        }
        try {
            Path file = Files.createTempFile("read", ".zip");
            try (ZipFile archive = new ZipFile(Files.write(file, answer).toFile())) {
                return archive.stream().map(entry -> text(archive, entry)).collect(Collectors.joining());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ZipFile archive, ZipEntry entry) {
        try (InputStream text = archive.getInputStream(entry)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
