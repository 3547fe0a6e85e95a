package govbackbone.events.registry;

import govbackbone.events.Label;

/** The grade of a performance evaluation (绩效评价等级). */
public enum EvaluationGrade {
    @Label(zh = "优", en = "Excellent")
    EXCELLENT, //
    @Label(zh = "良", en = "Good")
    GOOD, //
    @Label(zh = "中", en = "Fair")
    FAIR, //
    @Label(zh = "差", en = "Poor")
    POOR
}
