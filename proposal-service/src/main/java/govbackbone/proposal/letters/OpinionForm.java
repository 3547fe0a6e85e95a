package govbackbone.proposal.letters;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

import govbackbone.documents.Figures;
import govbackbone.events.Label;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.kit.decision.Refusal;
import govbackbone.proposal.cases.CaseView;
import govbackbone.proposal.cases.CaseView.Contact;
import govbackbone.proposal.cases.CaseView.Deadline;
import govbackbone.proposal.cases.CaseView.Handling;
import govbackbone.proposal.cases.CaseView.Opinion;
import govbackbone.proposal.cases.CaseView.Reply;
import govbackbone.proposal.cases.CaseView.Signature;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the form that goes with a signed reply and asks what a proposer thinks of it (征询意见表); once the opinion is
 * recorded, the form is filled in.
 */
record OpinionForm(@Label(zh = "会议", en = "Session") String session,
        @Label(zh = "案号", en = "Case number") String caseNo,
        @Label(zh = "文种", en = "Kind of paper") String paper,
        @Label(zh = "来源", en = "Source") String source,
        @Label(zh = "标题", en = "Title") String title,
        @Label(zh = "身份", en = "Deputy or member") String kind,
        @Label(zh = "姓名", en = "Name") String name,
        @Label(zh = "联系电话", en = "Telephone") @Nullable String phone,
        @Label(zh = "工作单位", en = "Work unit") @Nullable String workUnit,
        @Label(zh = "选区或界别", en = "Constituency or sector") @Nullable String constituency,
        @Label(zh = "承办单位", en = "Handling unit") String unit,
        @Label(zh = "答复类别", en = "Class") String replyClass,
        @Label(zh = "发文字号", en = "Document number") String number,
        @Label(zh = "签发日期", en = "Signed on") String signedOn,
        @Label(zh = "沟通方式", en = "Contact") @Nullable String contact,
        @Label(zh = "办理态度", en = "Attitude") String attitude,
        @Label(zh = "办理结果", en = "Result") String result,
        @Label(zh = "意见", en = "Comment") @Nullable String comment,
        @Label(zh = "反馈日期", en = "Given on") String givenOn,
        @Label(zh = "反馈期限", en = "Due on") @Nullable String dueOn) {

    /** @throws Refusal while the reply is not signed */
    static OpinionForm of(CaseView view, LetterSelection choice) {
        Handling handling = choice.handling();
        Reply reply = handling == null ? null : ReplyLetter.reply(view, handling.unit(), choice.round());
        Signature signature = reply == null ? null : reply.signature();
        if (reply == null || signature == null) {
            throw Refusal.of(LetterRejection.REPLY_NOT_SIGNED);
        }
        Proposer asked = choice.proposer() == null ? Wording.lead(view) : choice.proposer();
        Optional<Opinion> opinion = view.opinions().stream().filter(o -> o.unit().equals(reply.unit())
                && o.round() == reply.round() && o.proposer().equals(asked.id())).reduce((earlier, later) -> later);
        return new OpinionForm(Wording.session(view), view.caseNo(), Wording.paper(view.source()),
                Wording.source(view.source()),
                view.title(), Wording.proposer(view.source()), asked.name(), asked.phone(), asked.workUnit(),
                asked.constituency(), ReplyLetter.name(view, reply.unit()), signature.replyClass(),
                signature.documentNumber().value(), Figures.date(signature.signedOn()), contact(view, reply, asked),
                boxes(opinion.map(Opinion::attitude).orElse(null)), boxes(opinion.map(Opinion::result).orElse(null)),
                opinion.map(Opinion::comment).orElse(null), Figures.dateOr(opinion.map(Opinion::givenOn).orElse(null)),
                dueOn(view, reply));
    }

    /** The boxes to tick; the one that was ticked is full. */
    private static String boxes(@Nullable Satisfaction ticked) {
        return Arrays.stream(Satisfaction.values())
                .map(choice -> (choice == ticked ? "■" : "□") + Wording.label(choice))
                .collect(Collectors.joining("　　"));
    }

    private static @Nullable String contact(CaseView view, Reply reply, Proposer proposer) {
        String channels = view.contacts().stream()
                .filter(contact -> contact.unit().equals(reply.unit()) && contact.proposer().equals(proposer.id()))
                .map(Contact::channel).distinct().map(Wording::label).collect(Collectors.joining("、"));
        return channels.isEmpty() ? null : channels;
    }

    private static @Nullable String dueOn(CaseView view, Reply reply) {
        return view.deadlines().stream().filter(deadline -> deadline.kind() == DeadlineKind.FEEDBACK
                && deadline.unit().equals(reply.unit()) && deadline.round() == reply.round()).map(Deadline::dueOn)
                .map(Figures::date).reduce((earlier, later) -> later).orElse(null);
    }
}
