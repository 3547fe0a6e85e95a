package govbackbone.proposal.progress;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.Stage;
import govbackbone.proposal.progress.CampaignProgress.Day;
import govbackbone.proposal.progress.CampaignProgress.Paper;
import govbackbone.proposal.progress.CampaignProgress.Paper.Due;
import govbackbone.proposal.progress.CampaignProgress.Paper.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CampaignProgressTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 3, 1);

    private static LocalDate day(int number) {
        return FIRST.plusDays(number - 1L);
    }

    private static Step step(int day, Stage stage) {
        return new Step(day(day), stage);
    }

    private static Due reply(int dueOn, @Nullable Integer settledOn) {
        return new Due(DeadlineKind.REPLY, day(dueOn), settledOn == null ? null : day(settledOn));
    }

    private static Day at(int day, Paper... papers) {
        return CampaignProgress.byDay(List.of(papers), day(day), day(day)).getFirst();
    }

    @Test
    void every_day_tells_how_many_papers_had_come_how_far() {
        Paper whole = new Paper("1",
                List.of(step(1, Stage.RECEIVED), step(1, Stage.REGISTERED), step(2, Stage.ASSIGNED),
                        step(3, Stage.ACCEPTED), step(4, Stage.IN_HANDLING), step(5, Stage.SIGNED),
                        step(6, Stage.DELIVERED),
                        step(7, Stage.COMPLETED), step(8, Stage.ARCHIVED)),
                List.of(reply(20, 6)));
        Paper slow = new Paper("2", List.of(step(2, Stage.RECEIVED), step(3, Stage.ASSIGNED)), List.of(reply(6, null)));
        assertThat(CampaignProgress.byDay(List.of(whole, slow), day(0), day(8))).containsExactly(
                new Day(day(0), 0, 0, 0, 0, 0, 0, 0, 0, 0), new Day(day(1), 1, 0, 0, 0, 0, 0, 0, 1, 0),
                new Day(day(2), 2, 1, 0, 0, 0, 0, 0, 2, 0), new Day(day(3), 2, 2, 1, 0, 0, 0, 0, 2, 0),
                new Day(day(4), 2, 2, 1, 0, 0, 0, 0, 2, 0), new Day(day(5), 2, 2, 1, 1, 0, 0, 0, 2, 0),
                new Day(day(6), 2, 2, 1, 1, 1, 0, 0, 2, 0), new Day(day(7), 2, 2, 1, 1, 1, 1, 0, 1, 1),
                new Day(day(8), 2, 2, 1, 1, 1, 1, 0, 1, 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_FILED", "WITHDRAWN", "TRANSFERRED", "MERGED"})
    void a_paper_that_ended_early_is_received_and_nothing_else(Stage end) {
        Paper ended = new Paper("1", List.of(step(1, Stage.RECEIVED), step(2, Stage.SIGNED), step(3, end)),
                List.of(reply(1, null)));
        assertThat(at(2, ended)).isEqualTo(new Day(day(2), 1, 1, 1, 1, 0, 0, 0, 1, 1));
        assertThat(at(3, ended)).isEqualTo(new Day(day(3), 1, 0, 0, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void a_paper_that_is_handled_again_is_open_again() {
        Paper again = new Paper("1", List.of(step(1, Stage.RECEIVED), step(2, Stage.COMPLETED),
                step(4, Stage.IN_HANDLING)), List.of(reply(3, 2), reply(9, null)));
        assertThat(at(3, again)).isEqualTo(new Day(day(3), 1, 1, 1, 1, 1, 1, 0, 0, 0));
        assertThat(at(4, again)).isEqualTo(new Day(day(4), 1, 1, 1, 0, 0, 0, 0, 1, 0));
        assertThat(at(10, again).overdue()).isEqualTo(1);
        assertThat(CampaignProgress.anyOpen(List.of(again))).isTrue();
    }

    @Test
    void a_reply_is_overdue_from_the_day_after_its_last_day_until_the_day_on_which_it_arrives() {
        Paper late = new Paper("1", List.of(step(1, Stage.RECEIVED), step(2, Stage.SIGNED), step(6, Stage.DELIVERED)),
                List.of(reply(4, 6), new Due(DeadlineKind.FEEDBACK, day(1), null)));
        assertThat(CampaignProgress.byDay(List.of(late), day(4), day(6))).extracting(Day::overdue)
                .containsExactly(0L, 1L, 0L);
    }

    @Test
    void a_campaign_lasts_from_the_first_paper_to_the_last_step() {
        List<Paper> papers = List.of(
                new Paper("1", List.of(step(2, Stage.RECEIVED), step(9, Stage.COMPLETED)), List.of()),
                new Paper("2", List.of(step(3, Stage.RECEIVED), step(5, Stage.WITHDRAWN)), List.of()));
        assertThat(CampaignProgress.firstStep(papers)).contains(day(2));
        assertThat(CampaignProgress.lastStep(papers)).contains(day(9));
        assertThat(CampaignProgress.anyOpen(papers)).isFalse();
        assertThat(CampaignProgress.lastStep(List.of())).isEmpty();
    }
}
