package govbackbone.events.proposal;

import java.util.List;

import govbackbone.events.DatePeriod;
import govbackbone.events.Label;
import govbackbone.events.RollPolicy;
import govbackbone.events.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What rules of handling (办理规则) fix, place by place. Periods count from the day named, which is not counted itself.
 *
 * @param returnWindow           from assignment to the request for return
 * @param lateReturn             after that
 * @param reply                  from assignment to delivery
 * @param extension              of the time to reply
 * @param coOpinion              from assignment to a co-handler's opinion
 * @param redo                   from reopening to delivery of the new reply
 * @param feedback               from the last delivery to the proposers' opinions
 * @param firstContact           from assignment to the first contact with the proposers; null if it is not limited
 * @param disclosure             from the last delivery to the decision on disclosure; null if it is not limited
 * @param roll                   for all periods
 * @param restartedByReassigning the deadlines that start anew for the next unit; the others keep their date
 * @param classes                the classes of replies
 * @param copies                 who must get a copy of the reply
 */
public record HandlingTerms(@Label(zh = "申退期限", en = "Time to request return") Term returnWindow,
        @Label(zh = "逾期申退", en = "A late request for return") LateReturn lateReturn,
        @Label(zh = "答复期限", en = "Time to reply") ReplyTime reply,
        @Label(zh = "延期", en = "Extension") ExtensionRule extension,
        @Label(zh = "会办意见期限", en = "Time for co-handlers") Term coOpinion,
        @Label(zh = "重新办理期限", en = "Time to handle again") Term redo,
        @Label(zh = "征询意见反馈期限", en = "Time for opinions") Term feedback,
        @Label(zh = "首次沟通期限", en = "Time for the first contact") @Nullable Term firstContact,
        @Label(zh = "公开期限", en = "Time to disclose") @Nullable Term disclosure,
        @Label(zh = "期末日遇休息日", en = "On a last day that is no working day") RollPolicy roll,
        @Label(zh = "改办后重新起算的期限", en = "Restarted by reassigning") List<DeadlineKind> restartedByReassigning,
        @Label(zh = "答复类别表", en = "Class scheme") ClassScheme classes,
        @Label(zh = "抄送", en = "Copies") List<Copies> copies) {
    public HandlingTerms {
        restartedByReassigning = List.copyOf(restartedByReassigning);
        copies = List.copyOf(copies);
    }

    /** A period and the sentence that says so. */
    public record Term(@Label(zh = "期限", en = "Period") DatePeriod period,
            @Label(zh = "规则内容", en = "Rule") Wording rule) {}

    /**
     * The time to reply. A paper of a session has the earlier of its period and its fixed date.
     *
     * @param term       for every paper
     * @param inSession  for papers of a session instead; null if they are no exception
     * @param fixedDates for papers of a session, by the class that the assigning office gives them
     */
    public record ReplyTime(@Label(zh = "期限", en = "Term") Term term,
            @Label(zh = "会议期间提出的", en = "In session") @Nullable Term inSession,
            @Label(zh = "限期办结日", en = "Fixed dates") List<FixedDate> fixedDates) {
        public ReplyTime {
            fixedDates = List.copyOf(fixedDates);
        }
    }

    /**
     * The day by which papers of a session are to be replied to, by class: what can be solved at once before what takes
     * longer.
     *
     * @param dateClass code of the class
     * @param day       of the year of assignment
     */
    public record FixedDate(@Label(zh = "限期类别", en = "Class") String dateClass,
            @Label(zh = "办结日", en = "Day") YearlyDay day,
            @Label(zh = "规则内容", en = "Rule") Wording rule) {}

    /**
     * How far the time to reply may be extended, counted from its end before the first extension.
     *
     * @param times how often in a round, from 0
     * @param most  all extensions together; null if only the day limits them
     * @param until the last day possible, in the year in which the time to reply ends; null if only the period limits them
     */
    public record ExtensionRule(@Label(zh = "允许次数", en = "Times") int times,
            @Label(zh = "累计不超过", en = "At most") @Nullable DatePeriod most,
            @Label(zh = "最迟至", en = "Until") @Nullable YearlyDay until,
            @Label(zh = "规则内容", en = "Rule") Wording rule) {}

    /** Who gets copies of replies to papers of a source. */
    public record Copies(@Label(zh = "来源", en = "Source") Source source,
            @Label(zh = "抄送单位", en = "Recipients") List<CopyRecipient> recipients) {
        public Copies {
            recipients = List.copyOf(recipients);
        }
    }
}
