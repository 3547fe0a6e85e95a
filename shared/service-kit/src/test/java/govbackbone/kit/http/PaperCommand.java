package govbackbone.kit.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import govbackbone.events.DocumentNumber;
import govbackbone.events.DomainEvent;
import govbackbone.events.Label;
import govbackbone.events.Restricted;
import govbackbone.events.UnitCode;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Role;
import govbackbone.kit.decision.Standing;
import org.jspecify.annotations.Nullable;

/** Commands with every shape that a body can have. */
@CommandApi(collection = "papers")
@Label(zh = "文稿（示例）", en = "Papers (sample)")
sealed interface PaperCommand {
    AggregateType<PaperCommand, String, PaperEvent> TYPE = new AggregateType<>("sample.paper", PaperCommand.class,
            PaperEvent.class, "NONE", (state, command, context) -> List.of(), (state, event) -> state,
            state -> new Standing<>(state, Set.of()), event -> List.of(), state -> List.of());

    @Creates
    @Permitted({Role.OFFICE, Role.ASSIGNING_OFFICE})
    @Label(zh = "收件", en = "Receive paper")
    record ReceivePaper(@Label(zh = "标题", en = "Title") @Text(max = 20, min = 2) String title,
            @Label(zh = "收件日期", en = "Received on") @NotFuture LocalDate receivedOn,
            @Label(zh = "主题", en = "Theme") Theme theme,
            @Label(zh = "届", en = "Term") @Range(min = 1, max = 99) int term,
            @Label(zh = "会议期间提出", en = "In session") boolean inSession,
            @Label(zh = "提出人", en = "Proposers") @Range(min = 1, max = 3) List<Proposer> proposers,
            @Label(zh = "正文", en = "Body") @Text(max = 2_000, multiline = true) @Nullable String body,
            @Label(zh = "金额（分）", en = "Cents") @Nullable Long cents,
            @Label(zh = "承办单位", en = "Unit") @Nullable UnitCode unit,
            @Label(zh = "发文字号", en = "Document number") @Nullable DocumentNumber document,
            @Label(zh = "案号", en = "Number") @Nullable Serial serial,
            @Label(zh = "提交时间", en = "Submitted at") @NotFuture @Nullable Instant submittedAt,
            @Label(zh = "其他主题", en = "Other themes") @Nullable Set<Theme> others,
            @Label(zh = "期间", en = "Span") @Nullable Span span) implements PaperCommand {}

    @Permitted(Role.HANDLER)
    @Label(zh = "签收", en = "Acknowledge receipt")
    record AcknowledgeReceipt(@Label(zh = "备注", en = "Remark") @Nullable String remark) implements PaperCommand {}

    @Permitted(Role.HANDLER)
    @Label(zh = "退回", en = "Return")
    record ReturnPaper(@Label(zh = "理由", en = "Reason") String reason) implements PaperCommand {}

    /** Given only by the backbone itself. */
    record Expire() implements PaperCommand {}

    record Proposer(@Label(zh = "姓名", en = "Name") @Text(max = 10) String name,
            @Label(zh = "电话", en = "Telephone") @Restricted @Text(max = 20, pattern = "[0-9-]{6,18}", patternZh = "数字与短横线", patternEn = "digits and -") @Nullable String phone) {}

    record Span(@Label(zh = "起", en = "From") LocalDate from, @Label(zh = "止", en = "To") LocalDate to) {
        public Span {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("Ends before it starts");
            }
        }
    }

    record Serial(String value) {
        static Optional<Serial> parse(String value) {
            return value.matches("[0-9]{1,4}") ? Optional.of(new Serial(value)) : Optional.empty();
        }
    }

    enum Theme {
        @Label(zh = "数据共享", en = "Data sharing")
        DATA_SHARING, //
        @Label(zh = "其他", en = "Other")
        OTHER
    }

    enum Rejection implements Reason {
        ALREADY_RETURNED(Kind.NOT_ALLOWED, "文稿已退回。", "The paper is returned."), //
        NUMBER_TAKEN(Kind.DUPLICATE, "案号{0}已被使用。", "Number {0} is taken."), //
        TOO_LATE(Kind.UNACCEPTABLE, "应于{0}前办理，主题为{1}。", "Was due by {0}, theme {1}."), //
        NOT_YOURS(Kind.FORBIDDEN, "不属于您的单位。", "Not of your unit.");

        private final Told told;

        Rejection(Kind kind, String zh, String en) {
            told = new Told(kind, zh, en);
        }

        @Override
        public Told told() {
            return told;
        }
    }

    record PaperEvent(LocalDate effectiveOn) implements DomainEvent {}
}
