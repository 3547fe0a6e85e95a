package govbackbone.kit.http;

import java.lang.reflect.AnnotatedElement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import govbackbone.events.Label;
import govbackbone.kit.decision.Role;
import org.springframework.http.HttpHeaders;

/** A language in which the API answers. Chinese is the default. */
public enum Language {
    CHINESE("zh-CN", "、", DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA)), //
    ENGLISH("en", ", ", DateTimeFormatter.ISO_LOCAL_DATE);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");

    private final String tag;
    private final String separator;
    private final DateTimeFormatter dates;

    Language(String tag, String separator, DateTimeFormatter dates) {
        this.tag = tag;
        this.separator = separator;
        this.dates = dates;
    }

    /** The language tag (BCP 47), as in {@code Content-Language}. */
    public String tag() {
        return tag;
    }

    /** The first language of {@code Accept-Language} that the API speaks; Chinese if there is none. */
    public static Language of(HttpHeaders headers) {
        try {
            return Locale.LanguageRange.parse(String.join(",", headers.getValuesAsList(HttpHeaders.ACCEPT_LANGUAGE)))
                    .stream().filter(range -> range.getWeight() > 0).flatMap(range -> ofTag(range.getRange()).stream())
                    .findFirst().orElse(CHINESE);
        } catch (IllegalArgumentException malformed) {
            return CHINESE;
        }
    }

    /** The language of a tag such as {@code zh}, {@code zh-Hans-CN} or {@code en-GB}, if the API speaks it. */
    public static Optional<Language> ofTag(String tag) {
        return switch (Locale.forLanguageTag(tag).getLanguage()) {
            case "zh" -> Optional.of(CHINESE);
            case "en" -> Optional.of(ENGLISH);
            default -> Optional.empty();
        };
    }

    /** The text in this language. */
    public String choose(String zh, String en) {
        return this == CHINESE ? zh : en;
    }

    /** The {@link Label} of a type, record component or enum constant's field, if it has one. */
    public Optional<String> label(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Label.class)).map(label -> choose(label.zh(), label.en()));
    }

    /** The label of an enum constant; its name if it has none. */
    public String label(Enum<?> constant) {
        try {
            return label(constant.getDeclaringClass().getField(constant.name())).orElse(constant.name());
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The sentence with {@code {0}}, {@code {1}}… filled in the way this language writes them. */
    String fill(String sentence, List<?> arguments) {
        return PLACEHOLDER.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement(
                argument(found, arguments)));
    }

    private String argument(MatchResult placeholder, List<?> arguments) {
        int index = Integer.parseInt(placeholder.group(1));
        return index < arguments.size() ? write(arguments.get(index)) : placeholder.group();
    }

    private String write(Object value) {
        return switch (value) {
            case Role role -> choose(role.zh(), role.en());
            case Enum<?> constant -> label(constant);
            case LocalDate date -> dates.format(date);
            case Phrase phrase -> phrase.in(this);
            case Class<?> type -> label(type).orElse(type.getSimpleName());
            case Collection<?> many -> many.stream().map(this::write).collect(Collectors.joining(separator));
            default -> value.toString();
        };
    }
}
