package govbackbone.reporting.summaries;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import govbackbone.documents.Block.Line;
import govbackbone.documents.Markdown;
import govbackbone.documents.OfficialDocument;
import govbackbone.documents.Templates;
import govbackbone.reporting.Histories;
import govbackbone.reporting.ReportedServices;
import govbackbone.reporting.figures.Links;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.InMemory;
import govbackbone.reporting.ledger.Ledger;
import govbackbone.reporting.ledger.Slice;
import govbackbone.reporting.summaries.AnnualSummary.Campaign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the annual summary says, and that it says nothing it does not know. */
class AnnualSummaryTest {
    private static final Catalogue CATALOGUE = new Catalogue(ReportedServices.ALL);
    private static final Templates<SummaryPaper> TEMPLATES = new Templates<>(SummaryPaper.class, "summaries", null);

    private final Ledger ledger = InMemory.ledger(CATALOGUE, Histories.of(3, 20, 10));

    private OfficialDocument summary(Ledger of, String year, @Nullable String unit, LocalDate asOf) {
        SummaryText text = new AnnualSummary(of, CATALOGUE, new Links("http://backbone"), year, unit,
                new Slice(asOf, of.knownAt(), null, Map.of(), List.of()))
                .write(Optional.of(new Campaign("示例通知", "淄政办字〔2020〕23号")), "淄博市大数据局");
        return Headings.numbered(TEMPLATES.fill(SummaryPaper.ANNUAL_SUMMARY, "总结", text));
    }

    @Test
    void everyNumberLeadsToItsEntries() {
        OfficialDocument document = summary(ledger, "2020", "11370300MB28560647", LocalDate.of(2020, 12, 31));

        List<Line> numbered = document.blocks().stream().filter(Line.class::isInstance).map(Line.class::cast)
                .filter(line -> line.kind() == Line.Kind.PARAGRAPH).toList();
        assertThat(numbered).hasSizeGreaterThan(8).allSatisfy(line -> {
            StringBuilder rest = new StringBuilder(line.text());
            line.links().reversed().forEach(link -> {
                assertThat(link.href()).startsWith("http://backbone/api/reports/entries?measure=");
                rest.delete(link.from(), link.to());
            });
            assertThat(rest.toString().replaceAll("〔2020〕23号|2020年|12月31日", "")).doesNotContainPattern("\\d");
        });
    }

    @Test
    void readsAsThePublishedOneDoes() {
        String text = Markdown.render(summary(ledger, "2020", null, LocalDate.of(2020, 12, 31)));

        assertThat(text).startsWith("# 淄博市大数据局2020年度人大代表建议、政协委员提案办理工作情况总结")
                .contains("2020年，全市共收到人大代表建议[").contains("根据《示例通知》（淄政办字〔2020〕23号）要求").contains("## 一、基本情况")
                .contains("### （一）及时答复，主动回访").contains("## 三、办理成效\n\n### （一）强化政务信息系统项目归口管理")
                .contains("截至2020年底，共累计审减财政预算[").endsWith("淄博市大数据局  \n2020年12月31日\n");
        assertThat(text).doesNotContain("{{").doesNotContain("null");
    }

    @Test
    void whatWasNotRecordedIsLeftOut() {
        String text = Markdown.render(
                summary(InMemory.ledger(CATALOGUE, List.of()), "2020", null, LocalDate.of(2020, 12, 31)));

        assertThat(text).contains("未收到人大代表建议、政协委员提案").doesNotContain("审减").doesNotContain("## ").doesNotContain("满意");
    }

    @ParameterizedTest
    @CsvSource({"80500000000,8亿多元", "80000000000,8亿元", "278840000,278万多元", "931600000,931万多元", "10000000,10万元",
        "99999,999.99元"})
    void moreIsSaidAsMoreAndNothingIsRoundedUp(long fen, String text) {
        assertThat(AnnualSummary.moreThan(BigDecimal.valueOf(fen))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"2020-09-25,2020-06-30", "2020-06-30,2020-06-30", "2020-06-29,2019-12-31", "2020-12-31,2020-12-31"})
    void cumulativeFiguresAreToldAsOfTheLastHalfYear(LocalDate day, LocalDate halfYear) {
        assertThat(AnnualSummary.lastHalfYear(day)).isEqualTo(halfYear);
    }
}
