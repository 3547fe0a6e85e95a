package govbackbone.proposal.letters;

import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Source;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static govbackbone.proposal.letters.SampleCases.proposer;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WordingTest {
    @ParameterizedTest
    @CsvSource({"NPC_SUGGESTION,NATIONAL,十六届全国人大五次会议第0012号建议", "NPC_SUGGESTION,PROVINCE,省十六届人大五次会议第0012号建议",
        "NPC_SUGGESTION,CITY,市十六届人大五次会议第0012号建议", "NPC_SUGGESTION,COUNTY,区（县）十六届人大五次会议第0012号建议",
        "NPC_MOTION_CONVERTED,CITY,市十六届人大五次会议第0012号议案转建议", "CPPCC_PROPOSAL,NATIONAL,全国政协十六届五次会议第0012号提案",
        "CPPCC_PROPOSAL,PROVINCE,省政协十六届五次会议第0012号提案", "CPPCC_PROPOSAL,CITY,市政协十六届五次会议第0012号提案"})
    void a_paper_is_named_by_its_session_and_number(Source source, Level level, String reference) {
        assertThat(Wording.reference(SampleCases.received(source, level).view())).isEqualTo(reference);
    }

    @Test
    void what_was_made_between_sessions_says_so() {
        assertThat(Wording.reference(SampleCases.received().registered(null, false, proposer("p1", true)).view()))
                .isEqualTo("市十六届人大五次会议闭会期间第0012号建议");
    }

    @Test
    void a_letter_addresses_the_lead_and_how_many_signed_or_the_collective() {
        assertThat(Wording.addressee(SampleCases.received().registered(null, true, proposer("p1", true)).view()))
                .isEqualTo("示例代表p1代表");
        assertThat(Wording.addressee(SampleCases.received()
                .registered(null, true, proposer("p2", false), proposer("p1", true)).view())).isEqualTo("示例代表p1等2位代表");
        assertThat(Wording.addressee(SampleCases.received(Source.CPPCC_PROPOSAL, Level.CITY)
                .registered("示例界别", true, proposer("p1", true)).view())).isEqualTo("示例界别");
    }
}
