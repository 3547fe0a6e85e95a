package govbackbone.proposal.cases;

import govbackbone.proposal.cases.PersonalNumbers.Found;
import govbackbone.proposal.cases.PersonalNumbers.Kind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers by which people could be reached or known. All are invented. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PersonalNumbersTest {
    @ParameterizedTest
    @CsvSource({"13800000000, MOBILE, 1", "手机：13800000000。, MOBILE, 4", "138 0000 0000, MOBILE, 1",
        "138-0000-0000, MOBILE, 1", "138.0000.0000, MOBILE, 1", "1 3 8 0 0 0 0 0 0 0 0, MOBILE, 1",
        "１３８００００００００, MOBILE, 1", "１３８－００００－００００, MOBILE, 1", "138　0000　0000, MOBILE, 1", "+86 13800000000, MOBILE, 2",
        "+8613800000000, MOBILE, 2", "008613800000000, MOBILE, 1", "(86)19900000000, MOBILE, 2",
        "𠮷13800000000, MOBILE, 2",
        "2020 13800000000, MOBILE, 6", "١٣٨٠٠٠٠٠٠٠٠, MOBILE, 1", "05333180000, LANDLINE, 1",
        "0533-3180000, LANDLINE, 1",
        "（0533）3180000, LANDLINE, 2", "010 8888 0000, LANDLINE, 1", "０５３３－３１８００００, LANDLINE, 1",
        "+86 533 3180000, LANDLINE, 2", "86-0533-3180000, LANDLINE, 1", "联系电话：3180000, LANDLINE, 6",
        "Tel: 3180000, LANDLINE, 6", "传真（3180000）, LANDLINE, 4", "电话 318 0000, LANDLINE, 4",
        "370303199001011234, IDENTITY, 1", "37030319900101123X, IDENTITY, 1", "37030319900101123x, IDENTITY, 1",
        "370303 19900101 1234, IDENTITY, 1", "370303-19900101-123X, IDENTITY, 1", "３７０３０３１９９００１０１１２３Ｘ, IDENTITY, 1",
        "身份证号370303900101123。, IDENTITY, 5", "370303200002291234, IDENTITY, 1"})
    void a_number_is_found_however_it_is_written(String text, Kind kind, int position) {
        assertThat(PersonalNumbers.in(text)).containsExactly(new Found(kind, position));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "现答复如下。", "淄政办字〔2020〕23号", "2020年5月12日", "2020-05-12", "2020-05-12 2020-06-30",
        "14160项",
        "11370300MB28560647", "113703000000000199", "拨打12345", "8亿多元、13251个、7.38亿余条", "12800000000", "1380000000",
        "138000000001", "138a0000b0000", "共3180000条", "3180000", "05331180000", "0533318000", "370303199013011234",
        "370303199002301234", "970303199001011234", "370303901301123", "3703031990010112345", "０", "1,380,000,000.00",
        "86", "0.12345678901", "10.0.0.1", "X", "电话", "统计热线办件3180000件"})
    void other_numbers_are_not_taken_for_one(String text) {
        assertThat(PersonalNumbers.in(text)).isEmpty();
    }

    @Test
    void every_number_is_found_in_its_order() {
        assertThat(PersonalNumbers.in("13800000000、0533-3180000；370303199001011234 13900000000")).containsExactly(
                new Found(Kind.MOBILE, 1), new Found(Kind.LANDLINE, 13), new Found(Kind.IDENTITY, 26),
                new Found(Kind.MOBILE, 45));
    }

    @Property
    void a_mobile_number_is_found_between_any_words(@ForAll @CharRange(from = '一', to = '龥') String before,
            @ForAll @CharRange(from = '一', to = '龥') String after,
            @ForAll @CharRange(from = '0', to = '9') @StringLength(9) String digits) {
        String number = "13" + digits;
        assertThat(PersonalNumbers.in(before + number + after))
                .containsExactly(new Found(Kind.MOBILE, before.length() + 1));
    }

    @Property
    void any_text_can_be_looked_through(@ForAll String text) {
        assertThat(PersonalNumbers.in(text)).allMatch(
                found -> found.position() >= 1 && found.position() <= text.codePointCount(0, text.length()));
    }
}
