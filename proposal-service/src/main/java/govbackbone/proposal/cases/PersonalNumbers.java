package govbackbone.proposal.cases;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds telephone and identity card numbers in a text, however they are written: with spaces, dashes, dots or brackets
 * between their digits, in full-width digits, after +86.
 */
final class PersonalNumbers {
    private static final int LONGEST = 18;
    private static final String COUNTRY = "(?:00)?86";
    private static final Pattern MOBILE = Pattern.compile("(?:" + COUNTRY + ")?1[3-9]\\d{9}");
    /** Area code (10, 2x or three digits) with its 0 or after the country's, then seven or eight digits. */
    private static final Pattern LANDLINE = Pattern
            .compile("(?:0|" + COUNTRY + "0?)(?:10|2\\d|[3-9]\\d{2})[2-9]\\d{6,7}");
    private static final Pattern AREA_CODE = Pattern.compile("0\\d{2,11}|" + COUNTRY + "\\d*");
    /** Region, birth, order, check character (GB 11643-1999); before 1999 without century and check character. */
    private static final Pattern IDENTITY = Pattern
            .compile("[1-8]\\d{5}(?:((?:19|20)\\d{6})\\d{3}[\\dX]|(\\d{6})\\d{3})");
    /** A local number is only known by what stands before it. */
    private static final Pattern LOCAL = Pattern.compile("[2-9]\\d{6,7}");
    private static final Pattern NAMED_TELEPHONE = Pattern.compile("(?:电话|座机|传真|热线|手机|(?i:tel))$");
    private static final int LONGEST_NAME = 3;

    private PersonalNumbers() {}

    enum Kind {
        MOBILE, LANDLINE, IDENTITY
    }

    /** @param position of its first digit, in characters (code points) from 1 */
    record Found(Kind kind, int position) {}

    /** @param next whether another group follows with nothing but separators between */
    private record Group(String digits, int position, boolean next) {}

    /** Every number in the text, in its order. */
    static List<Found> in(String text) {
        int[] characters = text.codePoints().toArray();
        List<Group> groups = groups(characters);
        List<Found> found = new ArrayList<>();
        int first = 0;
        while (first < groups.size()) {
            int after = first;
            StringBuilder digits = new StringBuilder();
            Optional<Kind> kind = Optional.empty();
            do {
                digits.append(groups.get(after).digits());
                kind = kind(digits.toString(), groups.get(first), characters);
            } while (kind.isEmpty() && digits.length() <= LONGEST && groups.get(after++).next());
            if (kind.isPresent()) {
                found.add(new Found(kind.get(), groups.get(first).position()));
                first = after;
            }
            first++;
        }
        return found;
    }

    private static Optional<Kind> kind(String digits, Group first, int[] characters) {
        if (MOBILE.matcher(digits).matches()) {
            return Optional.of(Kind.MOBILE);
        }
        if (LANDLINE.matcher(digits).matches() && AREA_CODE.matcher(first.digits()).matches()) {
            return Optional.of(Kind.LANDLINE);
        }
        if (LOCAL.matcher(digits).matches() && isNamedTelephone(characters, first.position() - 1)) {
            return Optional.of(Kind.LANDLINE);
        }
        Matcher identity = IDENTITY.matcher(digits);
        return identity.matches() && isDate(identity.group(1) == null ? "19" + identity.group(2) : identity.group(1))
                ? Optional.of(Kind.IDENTITY)
                : Optional.empty();
    }

    // Looks no further back than to the letter or number before, so that a text of many numbers is looked at once.
    private static boolean isNamedTelephone(int[] characters, int number) {
        int end = number;
        while (end > 0 && !isLetterOrNumber(characters[end - 1])) {
            end--;
        }
        int start = Math.max(0, end - LONGEST_NAME);
        return NAMED_TELEPHONE.matcher(new String(characters, start, end - start)).find();
    }

    private static boolean isLetterOrNumber(int character) {
        return switch (Character.getType(character)) {
            case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetterOrDigit(character);
        };
    }

    private static boolean isDate(String digits) {
        try {
            var _ = LocalDate.of(Integer.parseInt(digits.substring(0, 4)), Integer.parseInt(digits.substring(4, 6)),
                    Integer.parseInt(digits.substring(6)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static List<Group> groups(int[] characters) {
        List<Group> groups = new ArrayList<>();
        int at = 0;
        while (at < characters.length) {
            int start = at;
            StringBuilder digits = new StringBuilder();
            while (at < characters.length && Character.digit(characters[at], 10) >= 0) {
                digits.append(Character.digit(characters[at++], 10));
            }
            if (digits.isEmpty()) {
                at++;
                continue;
            }
            if (at < characters.length && "XxＸｘ".indexOf(characters[at]) >= 0) {
                digits.append('X');
                at++;
            }
            int next = at;
            while (next < characters.length && isSeparator(characters[next])) {
                next++;
            }
            boolean joined = next > at && next < characters.length && Character.digit(characters[next], 10) >= 0;
            groups.add(new Group(digits.toString(), start + 1, joined));
            at = next;
        }
        return groups;
    }

    private static boolean isSeparator(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.CONTROL, Character.FORMAT,
                    Character.DASH_PUNCTUATION ->
                true;
            default -> "()（）.．·•/_−".indexOf(character) >= 0;
        };
    }
}
