package govbackbone.documents;

import java.util.List;

import govbackbone.events.Label;
import org.jspecify.annotations.Nullable;

/** An invented letter with every element. */
record SampleLetter(@Label(zh = "机关", en = "Issuer") String issuer,
        @Label(zh = "文号", en = "Number") @Nullable String number,
        @Label(zh = "称谓", en = "Addressee") String addressee,
        @Label(zh = "正文", en = "Text") String text,
        @Label(zh = "送审稿", en = "Draft") boolean draft,
        @Label(zh = "承诺", en = "Promises") List<Promise> promises,
        @Label(zh = "联系", en = "Contact") @Nullable Contact contact) {

    record Promise(@Label(zh = "内容", en = "Text") String text, @Label(zh = "日期", en = "Date") String date) {}

    record Contact(@Label(zh = "姓名", en = "Name") String name) {}

    static final String TEMPLATE = """
            {{! 示例模板 }}
            【类别】A
            【发文机关】{{机关}}
            【发文字号】{{文号}}
            【标题】关于示例事项的答复
            {{#送审稿}}
            【副标题】（送审稿）
            {{/送审稿}}
            【主送】{{称谓}}：
            收悉，现答复如下：
            {{正文}}
            {{#承诺}}
            一、下一步工作
            【表格】70,30
            |#内容|#日期
            |{{内容}}|{{日期}}
            3|#备注
            【表格结束】
            {{/承诺}}
            {{^承诺}}
            没有承诺事项。
            {{/承诺}}
            特此函复。
            【落款】{{机关}}|2020年6月30日
            {{#联系}}
            【附注】（联系人：{{姓名}}，单位：{{机关}}）
            {{/联系}}
            【抄送】抄送：示例机关。
            """;

    static SampleLetter of(String text) {
        return new SampleLetter("淄博市大数据局", "淄数建字〔2020〕1号", "示例代表", text, false,
                List.of(new Promise("示例承诺", "2020年12月31日")), new Contact("示例承办人"));
    }

    OfficialDocument document() {
        return Template.read("示例", TEMPLATE, SampleLetter.class).fill("示例答复函", this);
    }
}
