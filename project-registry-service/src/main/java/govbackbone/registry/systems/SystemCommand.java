package govbackbone.registry.systems;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.DeliveredResource;
import govbackbone.events.registry.Hosting;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.NaturalId;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.command.Room;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.NotFuture;
import govbackbone.kit.http.Range;
import govbackbone.kit.http.Text;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a government system. A business date that may be left out is then today. */
@CommandApi(collection = "government-systems")
@Label(zh = "政务信息系统", en = "Government systems")
public sealed interface SystemCommand {
    /** A catalogue number: capital letters, digits and dashes. */
    String NUMBER = "[A-Z][0-9A-Z-]{3,39}";
    String NUMBER_ZH = "以大写字母开头的4至40位大写字母、数字或短横线";
    String NUMBER_EN = "4 to 40 capital letters, digits or -, beginning with a letter";

    /** A system of the actor's unit gets into the catalogue. */
    @Creates
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "登记系统", en = "Register system")
    record RegisterSystem(@Label(zh = "登记日期", en = "Registered on") @NotFuture @Nullable LocalDate registeredOn,
            @Label(zh = "目录编号", en = "Catalogue number") @Text(max = 40, pattern = NUMBER, patternZh = NUMBER_ZH, patternEn = NUMBER_EN) String catalogueNo,
            @Label(zh = "系统名称", en = "Name") @Text(max = 200) String name,
            @Label(zh = "系统简介", en = "Content") @Text(max = 20000, multiline = true) String content,
            @Label(zh = "功能清单", en = "Functions") @Range(max = 500) @Text(max = 200) @Nullable List<String> functions,
            @Label(zh = "部署方式", en = "Hosting") Hosting hosting,
            @Label(zh = "安全保护等级", en = "Protection level") @Range(min = 1, max = 4) int gradingLevel,
            @Label(zh = "应共享资源", en = "Resources to share") @Range(max = 500) @Text(max = 200) @Nullable List<String> resources,
            @Label(zh = "不共享理由", en = "Reason for not sharing") @Text(max = 1000) @Nullable String notSharingReason)
            implements
                SystemCommand,
                NaturalId {
        @Override
        public String aggregateId() {
            return catalogueNo;
        }
    }

    /** The entry is as this says from now on. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "变更系统目录", en = "Change system")
    @Room(Room.FOR_NOTES)
    record ChangeSystem(@Label(zh = "变更日期", en = "Changed on") @NotFuture @Nullable LocalDate changedOn,
            @Label(zh = "系统名称", en = "Name") @Text(max = 200) String name,
            @Label(zh = "系统简介", en = "Content") @Text(max = 20000, multiline = true) String content,
            @Label(zh = "功能清单", en = "Functions") @Range(max = 500) @Text(max = 200) @Nullable List<String> functions,
            @Label(zh = "部署方式", en = "Hosting") Hosting hosting,
            @Label(zh = "应共享资源", en = "Resources to share") @Range(max = 500) @Text(max = 200) @Nullable List<String> resources,
            @Label(zh = "不共享理由", en = "Reason for not sharing") @Text(max = 1000) @Nullable String notSharingReason,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                SystemCommand {}

    /** The system was assessed under classified protection, for the first time or anew. */
    @Permitted(value = Role.SECURITY_OFFICER, ownUnit = {Role.UNIT, Role.OFFICE, Role.SECURITY_OFFICER})
    @Label(zh = "登记等级保护测评", en = "Record protection")
    record RecordProtection(@Label(zh = "测评日期", en = "Assessed on") @NotFuture @Nullable LocalDate assessedOn,
            @Label(zh = "安全保护等级", en = "Protection level") @Range(min = 1, max = 4) int gradingLevel,
            @Label(zh = "等级保护备案编号", en = "Protection certificate") @Text(max = 50) String certificate,
            @Label(zh = "测评有效期至", en = "Assessment valid until") LocalDate validUntil) implements SystemCommand {}

    /** The use of cryptography was assessed, for the first time or anew. */
    @Permitted(value = Role.SECURITY_OFFICER, ownUnit = {Role.UNIT, Role.OFFICE, Role.SECURITY_OFFICER})
    @Label(zh = "登记密码应用安全性评估", en = "Record cryptography")
    record RecordCryptography(@Label(zh = "评估日期", en = "Assessed on") @NotFuture @Nullable LocalDate assessedOn,
            @Label(zh = "评估报告编号", en = "Report") @Text(max = 100) String report,
            @Label(zh = "评估有效期至", en = "Assessment valid until") LocalDate validUntil) implements SystemCommand {}

    /** A resource that had to be shared is registered for sharing. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "履行共享义务", en = "Fulfil sharing")
    record FulfilSharing(@Label(zh = "登记日期", en = "Registered on") @NotFuture @Nullable LocalDate registeredOn,
            @Label(zh = "资源名称", en = "Resource") @Text(max = 200) String resource,
            @Label(zh = "资源目录编号", en = "Catalogue number") @Text(max = 50) String catalogueNo,
            @Label(zh = "数据条数", en = "Records") @Range(max = 1_000_000_000_000L) long records)
            implements
                SystemCommand {}

    /** Every unit may use what the system does instead of building it again; what was offered before is replaced. */
    @Permitted(Role.PROJECT_REVIEWER)
    @Label(zh = "列为统建共享能力", en = "Declare capability")
    @Room(Room.FOR_NOTES)
    record DeclareCapability(@Label(zh = "列入日期", en = "Declared on") @NotFuture @Nullable LocalDate declaredOn,
            @Label(zh = "能力名称", en = "Name") @Text(max = 200) String name,
            @Label(zh = "共享功能", en = "Functions") @Range(min = 1, max = 100) @Text(max = 200) List<String> functions,
            @Label(zh = "使用方式", en = "Access") @Text(max = 2000, multiline = true) String access)
            implements
                SystemCommand {}

    /** The system is not offered to other units any more. */
    @Permitted(Role.PROJECT_REVIEWER)
    @Label(zh = "取消统建共享", en = "Withdraw capability")
    record WithdrawCapability(@Label(zh = "取消日期", en = "Withdrawn on") @NotFuture @Nullable LocalDate withdrawnOn,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                SystemCommand {}

    /** The system is switched off. */
    @Permitted(Role.PROJECT_REVIEWER)
    @Label(zh = "停用系统", en = "Retire system")
    record RetireSystem(@Label(zh = "停用日期", en = "Retired on") @NotFuture @Nullable LocalDate retiredOn,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason,
            @Label(zh = "数据归档移交情况", en = "Data") @Text(max = 1000) String dataHandover,
            @Label(zh = "接替系统", en = "Successor") @Text(max = 40) @Nullable String successor)
            implements
                SystemCommand {}

    /** What an accepted project built or extended, as its acceptance says. */
    record Delivery(@Label(zh = "验收日期", en = "Accepted on") LocalDate acceptedOn,
            @Label(zh = "建设项目", en = "Project") @Text(max = 64) String project,
            @Label(zh = "目录编号", en = "Catalogue number") @Text(max = 40) String catalogueNo,
            @Label(zh = "系统名称", en = "Name") @Text(max = 200) String name,
            @Label(zh = "使用单位", en = "Unit") UnitCode unit,
            @Label(zh = "系统简介", en = "Content") @Text(max = 20000, multiline = true) String content,
            @Label(zh = "功能清单", en = "Functions") @Text(max = 200) List<String> functions,
            @Label(zh = "部署方式", en = "Hosting") Hosting hosting,
            @Label(zh = "安全保护等级", en = "Protection level") int gradingLevel,
            @Label(zh = "等级保护备案编号", en = "Protection certificate") @Text(max = 50) @Nullable String certificate,
            @Label(zh = "测评有效期至", en = "Assessment valid until") @Nullable LocalDate assessmentValidUntil,
            @Label(zh = "已登记共享资源", en = "Delivered resources") List<DeliveredResource> resources,
            @Label(zh = "不共享理由", en = "Reason for not sharing") @Text(max = 1000) @Nullable String notSharingReason) {}

    /** An accepted project built a system that is not in the catalogue; only the backbone itself says so. */
    @Creates
    @Permitted({})
    @Label(zh = "登记新建系统", en = "Register delivered system")
    record RegisterDelivered(@Label(zh = "项目交付", en = "Delivery") Delivery delivery) implements SystemCommand {}

    /** An accepted project extended a system of the catalogue; only the backbone itself says so. */
    @Permitted({})
    @Label(zh = "登记升级改造", en = "Record extension")
    record RecordExtension(@Label(zh = "项目交付", en = "Delivery") Delivery delivery) implements SystemCommand {}
}
