package govbackbone.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The templates of all kinds of paper of a service, read at start: an office may have its own in place of the shipped ones. */
public final class Templates<P extends Enum<P> & Paper> {
    private final Map<P, Template> templates;

    /**
     * @param papers    whose resources {@code /{shipped}/{id}.txt} are the shipped templates
     * @param directory holds the office's own templates, each in place of the shipped one of the same name; null if it has
     *                  none
     * @throws TemplateFault if a template cannot be used
     * @throws IllegalArgumentException if the directory does not exist or holds a file that is no template's
     */
    public Templates(Class<P> papers, String shipped, @Nullable Path directory) {
        if (directory != null) {
            requireOnlyTemplates(directory, papers);
        }
        templates = new EnumMap<>(papers);
        for (P paper : papers.getEnumConstants()) {
            templates.put(paper, Template.read(paper.id(), text(paper, shipped, directory), paper.fields()));
        }
    }

    private static String file(Paper paper) {
        return paper.id() + ".txt";
    }

    /** A misspelt name would leave the shipped template in force, unnoticed. */
    private static void requireOnlyTemplates(Path directory, Class<? extends Paper> papers) {
        List<String> known = Arrays.stream(papers.getEnumConstants()).map(Templates::file).toList();
        try (Stream<Path> files = Files.list(directory)) {
            List<String> strangers = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !known.contains(name)).sorted().toList();
            if (!strangers.isEmpty()) {
                throw new IllegalArgumentException("公文模板目录%s中的%s不是模板，可用：%s。(no such templates)".formatted(directory,
                        String.join("、", strangers), String.join("、", known)));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("公文模板目录%s无法读取。(cannot be read)".formatted(directory), e);
        }
    }

    private static String text(Paper paper, String shipped, @Nullable Path directory) {
        Path own = directory == null ? null : directory.resolve(file(paper));
        try (InputStream text = own != null && Files.exists(own)
                ? Files.newInputStream(own)
                : Objects.requireNonNull(paper.getClass().getResourceAsStream("/" + shipped + "/" + file(paper)))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @see Template#fill */
    public OfficialDocument fill(P paper, String title, Record values) {
        return Objects.requireNonNull(templates.get(paper)).fill(title, values);
    }
}
