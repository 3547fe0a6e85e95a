package govbackbone.events.registry;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a government system in its catalogue (政务信息系统目录), longer than any project lasts. */
@AggregateEvents("registry.system")
public sealed interface SystemEvent extends DomainEvent {
    /**
     * The system is in the catalogue.
     *
     * @param catalogueNo      its number, which is also its id
     * @param resources        names of the data resources it has to share
     * @param notSharingReason why it shares none
     * @param project          id of the project that built it, if one of this registry did
     */
    @EventType("registry.SystemRegistered")
    @Label(zh = "列入系统目录", en = "System registered")
    record SystemRegistered(@Label(zh = "登记日期", en = "Registered on") LocalDate effectiveOn,
            @Label(zh = "目录编号", en = "Catalogue number") String catalogueNo,
            @Label(zh = "系统名称", en = "Name") String name,
            @Label(zh = "使用单位", en = "Unit") UnitCode unit,
            @Label(zh = "使用单位名称", en = "Unit name") String unitName,
            @Label(zh = "系统简介", en = "Content") String content,
            @Label(zh = "功能清单", en = "Functions") List<String> functions,
            @Label(zh = "部署方式", en = "Hosting") Hosting hosting,
            @Label(zh = "安全保护等级", en = "Protection level") int gradingLevel,
            @Label(zh = "应共享资源", en = "Resources to share") List<String> resources,
            @Label(zh = "不共享理由", en = "Reason for not sharing") @Nullable String notSharingReason,
            @Label(zh = "建设项目", en = "Project") @Nullable String project) implements SystemEvent {
        public SystemRegistered {
            functions = List.copyOf(functions);
            resources = List.copyOf(resources);
        }
    }

    /** The entry is as this says, in place of what it was. */
    @EventType("registry.SystemChanged")
    @Label(zh = "变更系统目录", en = "System changed")
    record SystemChanged(@Label(zh = "变更日期", en = "Changed on") LocalDate effectiveOn,
            @Label(zh = "系统名称", en = "Name") String name,
            @Label(zh = "系统简介", en = "Content") String content,
            @Label(zh = "功能清单", en = "Functions") List<String> functions,
            @Label(zh = "部署方式", en = "Hosting") Hosting hosting,
            @Label(zh = "应共享资源", en = "Resources to share") List<String> resources,
            @Label(zh = "不共享理由", en = "Reason for not sharing") @Nullable String notSharingReason,
            @Label(zh = "理由", en = "Reason") String reason) implements SystemEvent {
        public SystemChanged {
            functions = List.copyOf(functions);
            resources = List.copyOf(resources);
        }
    }

    /**
     * A project rebuilt or extended the system.
     *
     * @param project   its id
     * @param resources names of the data resources the system has to share besides
     */
    @EventType("registry.SystemExtended")
    @Label(zh = "系统升级改造", en = "System extended")
    record SystemExtended(@Label(zh = "验收日期", en = "Accepted on") LocalDate effectiveOn,
            @Label(zh = "建设项目", en = "Project") String project,
            @Label(zh = "新增应共享资源", en = "Further resources to share") List<String> resources)
            implements
                SystemEvent {
        public SystemExtended {
            resources = List.copyOf(resources);
        }
    }

    /**
     * The system was graded and assessed under classified protection (等级保护).
     *
     * @param certificate number of the filing (备案证明编号)
     * @param validUntil  the last day of the assessment
     */
    @EventType("registry.ProtectionAssessed")
    @Label(zh = "等级保护测评", en = "Protection assessed")
    record ProtectionAssessed(@Label(zh = "测评日期", en = "Assessed on") LocalDate effectiveOn,
            @Label(zh = "安全保护等级", en = "Protection level") int gradingLevel,
            @Label(zh = "等级保护备案编号", en = "Protection certificate") String certificate,
            @Label(zh = "测评有效期至", en = "Assessment valid until") LocalDate validUntil) implements SystemEvent {}

    /** The use of cryptography was assessed (密评). */
    @EventType("registry.CryptographyAssessed")
    @Label(zh = "密码应用安全性评估", en = "Cryptography assessed")
    record CryptographyAssessed(@Label(zh = "评估日期", en = "Assessed on") LocalDate effectiveOn,
            @Label(zh = "评估报告编号", en = "Report") String report,
            @Label(zh = "评估有效期至", en = "Assessment valid until") LocalDate validUntil) implements SystemEvent {}

    /**
     * A resource is shared, as it had to be.
     *
     * @param resource name of it
     * @param records  how many it held when it was registered
     */
    @EventType("registry.SharingFulfilled")
    @Label(zh = "履行共享义务", en = "Sharing fulfilled")
    record SharingFulfilled(@Label(zh = "登记日期", en = "Registered on") LocalDate effectiveOn,
            @Label(zh = "资源名称", en = "Resource") String resource,
            @Label(zh = "资源目录编号", en = "Catalogue number") String catalogueNo,
            @Label(zh = "数据条数", en = "Records") long records) implements SystemEvent {}

    /**
     * The system may be used by every unit: nobody builds again what it offers (统建共享). In place of what it offered before.
     *
     * @param name      of what is shared
     * @param functions that others can use
     * @param access    how others get it
     */
    @EventType("registry.CapabilityDeclared")
    @Label(zh = "列为统建共享能力", en = "Capability declared")
    record CapabilityDeclared(@Label(zh = "列入日期", en = "Declared on") LocalDate effectiveOn,
            @Label(zh = "能力名称", en = "Name") String name,
            @Label(zh = "提供单位", en = "Unit") UnitCode unit,
            @Label(zh = "提供单位名称", en = "Unit name") String unitName,
            @Label(zh = "共享功能", en = "Functions") List<String> functions,
            @Label(zh = "使用方式", en = "Access") String access) implements SystemEvent {
        public CapabilityDeclared {
            functions = List.copyOf(functions);
        }
    }

    /** The system is not offered to other units any more. */
    @EventType("registry.CapabilityWithdrawn")
    @Label(zh = "取消统建共享", en = "Capability withdrawn")
    record CapabilityWithdrawn(@Label(zh = "取消日期", en = "Withdrawn on") LocalDate effectiveOn,
            @Label(zh = "理由", en = "Reason") String reason) implements SystemEvent {}

    /**
     * The system is switched off, and others take back what it was given.
     *
     * @param dataHandover where its data went
     * @param successor    catalogue number of the system that takes its place
     */
    @EventType("registry.SystemRetired")
    @Label(zh = "系统停用", en = "System retired")
    record SystemRetired(@Label(zh = "停用日期", en = "Retired on") LocalDate effectiveOn,
            @Label(zh = "理由", en = "Reason") String reason,
            @Label(zh = "数据归档移交情况", en = "Data") String dataHandover,
            @Label(zh = "接替系统", en = "Successor") @Nullable String successor) implements SystemEvent {}
}
