package govbackbone.proposal.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import govbackbone.documents.Figures;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.Answer;
import govbackbone.events.proposal.CopyRecipient;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.Promise;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.Team;
import govbackbone.kit.decision.Refusal;
import govbackbone.proposal.cases.CaseView;
import govbackbone.proposal.cases.CaseView.Handling;
import govbackbone.proposal.cases.CaseView.Reply;
import govbackbone.proposal.cases.CaseView.Signature;
import govbackbone.proposal.cases.CaseView.UnitInCase;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a reply (答复函). Until it is signed it is the draft for the collective review (送审稿), without number and
 * date.
 */
record ReplyLetter(@Label(zh = "答复类别", en = "Class") String replyClass,
        @Label(zh = "承办单位", en = "Handling unit") String unit,
        @Label(zh = "发文字号", en = "Document number") @Nullable String number,
        @Label(zh = "送审稿", en = "Draft for review") boolean draft,
        @Label(zh = "会议", en = "Session") String session,
        @Label(zh = "案号", en = "Case number") String caseNo,
        @Label(zh = "文种", en = "Kind of paper") String paper,
        @Label(zh = "标题", en = "Title") String title,
        @Label(zh = "称谓", en = "Addressee") String addressee,
        @Label(zh = "人称", en = "Personal address") String person,
        @Label(zh = "会办单位", en = "Co-handling units") @Nullable String coHandlers,
        @Label(zh = "答复正文", en = "Text") String text,
        @Label(zh = "逐项答复", en = "Answers") List<Item> answers,
        @Label(zh = "下一步工作", en = "Next steps") @Nullable NextSteps nextSteps,
        @Label(zh = "承办科室", en = "Section") @Nullable String section,
        @Label(zh = "承办人", en = "Handler") @Nullable String handler,
        @Label(zh = "签发人", en = "Signer") @Nullable String signer,
        @Label(zh = "签发日期", en = "Signed on") String signedOn,
        @Label(zh = "公开属性", en = "Disclosure") @Nullable String disclosure,
        @Label(zh = "抄送单位", en = "Copies") @Nullable String copies) {

    /** @param ordinal 一、二… */
    record Item(@Label(zh = "序号", en = "Ordinal") String ordinal, @Label(zh = "问题", en = "Question") String question,
            @Label(zh = "答复", en = "Answer") String answer) {}

    /** What is promised, under a heading that follows the answers. */
    record NextSteps(@Label(zh = "序号", en = "Ordinal") String ordinal,
            @Label(zh = "承诺事项", en = "Promises") List<Step> steps) {}

    /** @param count 1, 2… */
    record Step(@Label(zh = "次序", en = "Count") String count, @Label(zh = "承诺内容", en = "Promise") String text,
            @Label(zh = "目标日期", en = "Target date") String targetOn) {}

    /**
     * @param copies who must get a copy, under the rules of the case
     * @throws Refusal while nothing is drafted
     */
    static ReplyLetter of(CaseView view, LetterSelection choice, Set<CopyRecipient> copies) {
        Handling handling = choice.handling();
        if (handling == null) {
            throw Refusal.of(LetterRejection.NO_REPLY_DRAFTED);
        }
        Reply reply = reply(view, handling.unit(), choice.round());
        if (reply == null) {
            throw Refusal.of(LetterRejection.NO_REPLY_DRAFTED);
        }
        Signature signature = reply.signature();
        Team team = handling.team();
        Proposer to = choice.proposer();
        return new ReplyLetter(signature == null ? reply.replyClass() : signature.replyClass(),
                name(view, handling.unit()),
                signature == null ? null : signature.documentNumber().value(), signature == null, Wording.session(view),
                view.caseNo(), Wording.paper(view.source()), view.title(),
                to == null ? Wording.addressee(view) : to.name() + Wording.proposer(view.source()), person(view, to),
                coHandlers(view), reply.text(), answers(view, reply), nextSteps(reply),
                team == null ? null : team.section(), team == null ? null : team.handler().name(),
                signature == null ? null : signature.signer().name(),
                Figures.dateOr(signature == null ? null : signature.signedOn()),
                signature == null ? null : Wording.label(signature.disclosure().decision()), copies(copies));
    }

    /** The signed reply of that round or, before there is one, the latest draft. */
    static @Nullable Reply reply(CaseView view, UnitCode unit, int round) {
        List<Reply> drafts = view.replies().stream().filter(r -> r.unit().equals(unit) && r.round() == round).toList();
        return drafts.stream().filter(r -> r.signature() != null).findFirst()
                .orElse(drafts.isEmpty() ? null : drafts.getLast());
    }

    static String name(CaseView view, UnitCode unit) {
        return view.units().stream().filter(u -> u.code().equals(unit)).map(UnitInCase::name).findFirst()
                .orElseGet(unit::value);
    }

    private static String person(CaseView view, @Nullable Proposer to) {
        if (to != null) {
            return "您";
        }
        if (view.collectiveBody() != null) {
            return "你单位";
        }
        return view.proposers().size() > 1 ? "你们" : "您";
    }

    private static @Nullable String coHandlers(CaseView view) {
        List<String> names = view.units().stream().filter(u -> u.role() == HandlingRole.CO).map(UnitInCase::name)
                .toList();
        return names.isEmpty() ? null : String.join("、", names);
    }

    private static List<Item> answers(CaseView view, Reply reply) {
        List<Item> items = new ArrayList<>();
        for (Answer answer : reply.answers()) {
            items.add(new Item(Figures.chinese(items.size() + 1), view.questions().get(answer.question() - 1),
                    answer.text()));
        }
        return items;
    }

    private static @Nullable NextSteps nextSteps(Reply reply) {
        List<Step> steps = new ArrayList<>();
        for (Promise promise : reply.promises()) {
            steps.add(new Step(String.valueOf(steps.size() + 1), promise.text(), Figures.date(promise.targetOn())));
        }
        return steps.isEmpty() ? null : new NextSteps(Figures.chinese(reply.answers().size() + 1), steps);
    }

    private static @Nullable String copies(Set<CopyRecipient> copies) {
        return copies.isEmpty()
                ? null
                : copies.stream().sorted().map(Wording::label).collect(Collectors.joining("，"));
    }
}
