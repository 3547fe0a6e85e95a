package govbackbone.reporting.figures;

import govbackbone.kit.decision.Reason;

/** Why a question about figures is refused. */
enum QuestionRejection implements Reason {
    UNKNOWN_MEASURE("没有指标“{0}”，指标目录见/api/reports/measures。",
            "There is no measure {0}; /api/reports/measures lists them."), //
    UNKNOWN_DIMENSION("指标“{0}”没有维度“{1}”，可用维度：{2}。", "Measure {0} is not told by {1}, but by {2}."), //
    UNKNOWN_VALUE("维度“{0}”没有取值“{1}”。", "Dimension {0} has no value {1}."), //
    DATES_REVERSED("起始日期{0}不得晚于截止日期{1}。", "The first day {0} must not lie after the last day {1}."), //
    PERIOD_OF_A_STATE("指标“{0}”反映当日状态，不能按起始日期统计。", "Measure {0} is the state on a day and has no first day."), //
    TOO_LONG_A_SERIES("序列不得超过{0}期，现有{1}期，请缩短时间范围或加大间隔。",
            "A series has at most {0} intervals, this has {1}: shorten it or widen the intervals."), //
    TOO_MANY_FIGURES("一次最多查询{0}项数据，请缩小筛选范围或减少分组维度。",
            "At most {0} figures at once: filter more, or tell them apart by less.");

    private final Told told;

    QuestionRejection(String zh, String en) {
        told = new Told(Kind.UNACCEPTABLE, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
