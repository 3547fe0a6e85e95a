package govbackbone.events.registry;

import govbackbone.events.Label;

/**
 * What was cut for one reason (审减).
 *
 * @param reducedFen in 分, computed from the lines, never entered
 */
public record Reduction(@Label(zh = "审减原因", en = "Reason") ReductionReason reason,
        @Label(zh = "审减金额（分）", en = "Reduced (0.01 CNY)") long reducedFen) {}
