package govbackbone.proposal.letters;

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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import govbackbone.documents.OfficialDocument;
import govbackbone.documents.Template;
import govbackbone.events.proposal.CopyRecipient;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.http.Language;
import govbackbone.proposal.cases.CaseView;
import org.jspecify.annotations.Nullable;

/** Writes the papers of a case by the templates that were read at start. */
final class Letters {
    private final Map<Letter, Template> templates = new EnumMap<>(Letter.class);
    private final Function<CaseView, Set<CopyRecipient>> copies;

    /**
     * @param directory holds the office's own templates, each in place of the shipped one of the same name; null if it has
     *                  none
     * @param copies    who must get a copy of a reply
     * @throws govbackbone.documents.TemplateFault if a template cannot be used
     * @throws IllegalArgumentException if the directory does not exist or holds a file that is no template's
     */
    Letters(@Nullable Path directory, Function<CaseView, Set<CopyRecipient>> copies) {
        this.copies = copies;
        if (directory != null) {
            requireOnlyTemplates(directory);
        }
        for (Letter letter : Letter.values()) {
            templates.put(letter, Template.read(letter.id(), text(directory, letter), letter.fields()));
        }
    }

    private static String file(Letter letter) {
        return letter.id() + ".txt";
    }

    /** A misspelt name would leave the shipped template in force, unnoticed. */
    private static void requireOnlyTemplates(Path directory) {
        List<String> known = Arrays.stream(Letter.values()).map(Letters::file).toList();
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

    private static String text(@Nullable Path directory, Letter letter) {
        Path own = directory == null ? null : directory.resolve(file(letter));
        try (InputStream text = own != null && Files.exists(own)
                ? Files.newInputStream(own)
                : Objects.requireNonNull(Letters.class.getResourceAsStream("/letters/" + file(letter)))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The paper.
     *
     * @throws Refusal if the case has none yet
     */
    OfficialDocument write(Letter letter, CaseView view, Choice choice) {
        Record fields = switch (letter) {
            case REPLY_LETTER -> ReplyLetter.of(view, choice, copies.apply(view));
            case OPINION_FORM -> OpinionForm.of(view, choice);
            case RETURN_VISIT_RECORD -> VisitRecord.of(view);
            case DUNNING_NOTICE -> DunningNotice.of(view, choice);
        };
        return Objects.requireNonNull(templates.get(letter)).fill(title(letter, view, choice), fields);
    }

    /** What the file is called. */
    private static String title(Letter letter, CaseView view, Choice choice) {
        String to = choice.proposer() == null ? "" : "（" + choice.proposer().name() + "）";
        return Wording.reference(view) + letter.label(Language.CHINESE) + to;
    }
}
