package govbackbone.bench;

import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files of filings as units have them. All names are made up (示例). */
final class FilingFiles {
    static final int LINES = 10_000;
    static final int LINES_EACH = 10;

    private static final List<String> WORDS = List.of("数据", "共享", "交换", "目录", "归集", "治理", "接口", "停车", "诱导", "泊位", "养老",
            "床位", "健康", "档案", "河道", "水质", "水位", "巡查", "处置", "归档", "检索", "公文", "收件", "办结", "审批", "证照", "识别", "交通", "信号",
            "路口", "流量", "视频", "监控", "预警", "应急", "指挥", "救援", "消防", "气象", "地质", "农业", "种植", "养殖", "溯源", "市场", "监管", "企业",
            "信用", "人才", "就业", "社保", "医保", "医院", "药品", "学校", "教育", "考试", "图书", "文化", "旅游", "景区", "体育", "场馆", "住房", "公积金",
            "物业", "燃气", "供水", "供热", "环境", "空气", "垃圾", "分类", "执法", "案件", "法律", "援助", "信访", "热线", "会议", "督查", "绩效", "资产",
            "财务", "预算", "采购", "合同", "工程", "质量", "安全", "隐患", "排查", "森林", "防火", "土地", "规划", "测绘", "地图");
    private static final String HEADER = "年度,备案类别,项目名称,建设性质,主管部门,计划开始日期,计划完成日期,绩效目标,绩效指标,立项依据,建设内容,功能清单,经费渠道,"
            + "不共享理由,拟定安全保护等级,序号,费用类别,明细名称,计量单位,数量,单价（元）,金额（元）\n";

    private FilingFiles() {}

    /**
     * A file of {@link #LINES} lines.
     *
     * @param number of the file: each has other projects
     * @param each   lines that a filing has
     */
    static String of(int number, int each) {
        Random chance = new Random(number);
        StringJoiner lines = new StringJoiner("\n", HEADER, "\n");
        for (int i = 0; i < LINES / each; i++) {
            String filing = "2020,建设,示例：%s系统%d号,新建,示例主管部门,2020-01-01,2020-12-31,示例目标,示例指标/个/1,示例依据,%s,%s,一般公共预算,示例理由,2"
                    .formatted(words(4, chance), number * LINES + i,
                            IntStream.range(0, 10).mapToObj(_ -> words(4, chance)).collect(Collectors.joining("；")),
                            IntStream.range(0, 5).mapToObj(_ -> words(2, chance)).collect(Collectors.joining("；")));
            for (int line = 1; line <= each; line++) {
                lines.add((line == 1 ? filing : ",".repeat(14)) + ",%d,软件开发,示例明细%d,项,2,%d.50,%d".formatted(line, line,
                        1_000 + line, 2 * (1_000 + line) + 1));
            }
        }
        return lines.toString();
    }

    private static String words(int count, Random chance) {
        return IntStream.range(0, count).mapToObj(_ -> WORDS.get(chance.nextInt(WORDS.size())))
                .collect(Collectors.joining());
    }
}
