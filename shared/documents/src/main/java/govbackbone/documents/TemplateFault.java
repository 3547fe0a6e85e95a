package govbackbone.documents;

import java.util.List;

/** A template cannot be used. The message names every bad line. */
public final class TemplateFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateFault(String name, List<String> faults) {
        super("公文模板“%s”有误 (bad template):%n%s".formatted(name, String.join(System.lineSeparator(), faults)));
    }
}
