package govbackbone.documents;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** In what a paper is written: to look at and print, to go on editing, or to be put on web pages. */
public enum Format {
    HTML("text/html;charset=UTF-8"), //
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"), //
    MD("text/markdown;charset=UTF-8");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    /** The document as a file. */
    public byte[] render(OfficialDocument document) {
        return switch (this) {
            case HTML -> Html.render(document).getBytes(StandardCharsets.UTF_8);
            case DOCX -> Docx.render(document);
            case MD -> Markdown.render(document).getBytes(StandardCharsets.UTF_8);
        };
    }
}
