package govbackbone.kit.http;

import org.springframework.http.MediaType;

/** The formats of the tables that people send and get. */
public enum SheetFormat {
    CSV("csv", "text/csv;charset=UTF-8"), //
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String extension;
    private final String type;

    SheetFormat(String extension, String type) {
        this.extension = extension;
        this.type = type;
    }

    /** Of a file's name, without the dot. */
    public String extension() {
        return extension;
    }

    public MediaType type() {
        return MediaType.parseMediaType(type);
    }
}
