package govbackbone.events.registry;

import govbackbone.events.Label;

/**
 * A data resource that the project registered for sharing (以项目验收为抓手的数据汇聚).
 *
 * @param catalogueNo its number in the catalogue of information resources
 * @param records     how many it held at acceptance
 */
public record DeliveredResource(@Label(zh = "资源名称", en = "Name") String name,
        @Label(zh = "资源目录编号", en = "Catalogue number") String catalogueNo,
        @Label(zh = "数据条数", en = "Records") long records) {}
