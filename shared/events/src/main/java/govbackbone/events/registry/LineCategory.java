package govbackbone.events.registry;

import govbackbone.events.Label;

/** What a line of the budget pays for (费用类别). */
public enum LineCategory {
    @Label(zh = "软件开发", en = "Software development")
    SOFTWARE_DEVELOPMENT, //
    @Label(zh = "成品软件", en = "Software products")
    SOFTWARE_PRODUCT, //
    @Label(zh = "硬件设备", en = "Hardware")
    HARDWARE, //
    @Label(zh = "云资源", en = "Cloud resources")
    CLOUD, //
    @Label(zh = "网络链路", en = "Network circuits")
    NETWORK, //
    @Label(zh = "网络安全", en = "Security")
    SECURITY, //
    @Label(zh = "数据资源", en = "Data")
    DATA, //
    @Label(zh = "系统集成", en = "Integration")
    INTEGRATION, //
    @Label(zh = "监理", en = "Supervision")
    SUPERVISION, //
    @Label(zh = "测评", en = "Assessment")
    ASSESSMENT, //
    @Label(zh = "设计咨询", en = "Design and consulting")
    DESIGN, //
    @Label(zh = "培训", en = "Training")
    TRAINING, //
    @Label(zh = "运行维护", en = "Operation and maintenance")
    OPERATION, //
    @Label(zh = "其他", en = "Other")
    OTHER
}
