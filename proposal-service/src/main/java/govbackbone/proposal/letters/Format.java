package govbackbone.proposal.letters;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import govbackbone.documents.Docx;
import govbackbone.documents.Html;
import govbackbone.documents.OfficialDocument;
import org.springframework.http.MediaType;

/** In what a paper is written: to look at and print, or to go on editing. */
enum Format {
    HTML("text/html;charset=UTF-8"), //
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final String type;

    Format(String type) {
        this.type = type;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    MediaType type() {
        return MediaType.parseMediaType(type);
    }

    byte[] render(OfficialDocument document) {
        return switch (this) {
            case HTML -> Html.render(document).getBytes(StandardCharsets.UTF_8);
            case DOCX -> Docx.render(document);
        };
    }
}
