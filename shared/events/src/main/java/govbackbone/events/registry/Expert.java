package govbackbone.events.registry;

import govbackbone.events.Label;

/**
 * A member of the review (评审专家).
 *
 * @param conflict whether there is a conflict of interest, which keeps the expert out (回避)
 */
public record Expert(@Label(zh = "账号", en = "Subject") String subject,
        @Label(zh = "姓名", en = "Name") String name,
        @Label(zh = "工作单位", en = "Work unit") String workUnit,
        @Label(zh = "回避", en = "Conflict of interest") boolean conflict) {}
