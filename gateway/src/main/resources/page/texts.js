const words = {
  zh: {
    tag: "zh-CN",
    pair: (name, value) => `${name}：${value}`,
    title: "数字政府底座业务总览",
    skip: "跳到主要内容",
    apiPortal: "接口文档",
    signOut: "退出",
    signInTitle: "请提供身份令牌",
    signIn: "进入",
    token: "身份令牌",
    tokenRefused: "身份令牌无效或已过期，请重新提供。",
    tokenMissing: "请填写身份令牌。",
    conditions: "查询条件",
    asOf: "统计截止日期",
    quick: "常用日期",
    today: "今日",
    monthEnd: "上月末",
    halfYearEnd: "上半年末",
    yearEnd: "上年末",
    more: "更多条件",
    compareWith: "对比日期",
    period: "统计期间",
    allTime: "历年累计",
    thisYear: "当年累计",
    unit: "单位",
    allUnits: "全部单位",
    known: "数据口径",
    knownNow: "按目前掌握的情况",
    knownThen: "按当时掌握的情况",
    knownOn: "掌握情况的日期",
    loading: "正在读取……",
    retry: "重试",
    freshUntil: (time, lag) => `数据截至${time}，${lag == null ? "滞后时间暂不可知" : `滞后${lag}秒`}`,
    connecting: "正在接通实时更新……",
    broken: (seconds, reason) => `实时更新中断：${reason}${seconds}秒后重新连接，所示数据可能不是最新。`,
    silent: "长时间没有收到消息。",
    ended: "连接已断开。",
    pinned: time => `数据为${time}所掌握的情况，不随时间更新。`,
    network: "无法连接服务器，请检查网络后重试。",
    unexpected: status => `服务器答复异常（${status}）。`,
    parameters: { asOf: "统计截止日期", to: "统计截止日期", knownAt: "掌握情况的日期", unit: "单位" },
    correlation: "关联编号",
    increased: (date, amount) => `较${date}增加${amount}`,
    decreased: (date, amount) => `较${date}减少${amount}`,
    unchanged: date => `与${date}持平`,
    noComparison: date => `${date}无可比数据`,
    qualifiers: { ALL: "全部" },
    noData: "无数据。",
    chart: "图形",
    table: "表格",
    exports: "导出",
    wholeList: "下载完整清单",
    all: "全部",
    value: "数值",
    date: "日期",
    seeTable: "全部数据见表格。",
    detail: title => `${title}：构成明细`,
    definition: "指标释义",
    formula: "计算方法",
    subject: "事项",
    effectiveOn: "发生日期",
    recordedAt: "记录时间",
    event: "依据",
    actions: "操作",
    history: "办理记录",
    thread: "查看脉络",
    back: "返回",
    close: "关闭",
    previous: "上一页",
    next: "下一页",
    page: number => `第${number}页`,
    by: "办理人",
    contents: "具体内容",
    picture: "脉络图",
    list: "清单",
    threadTitle: "办理脉络",
    isolated: "尚无关联事项。",
    incomplete: "关联事项过多，未全部列出。",
    documents: "年度总结与数据导出",
    year: "年度",
    read: "在线阅读",
    summary: "年度工作总结",
    figures: "主要指标数值",
    downloaded: name => `已下载${name}。`,
  },
  en: {
    tag: "en",
    pair: (name, value) => `${name}: ${value}`,
    title: "Digital Government Backbone: overview",
    skip: "Skip to the main content",
    apiPortal: "API portal",
    signOut: "Sign out",
    signInTitle: "An access token is needed",
    signIn: "Enter",
    token: "Access token",
    tokenRefused: "The access token is not valid or has expired; please give another.",
    tokenMissing: "Please give an access token.",
    conditions: "Conditions",
    asOf: "Figures as of",
    quick: "Common dates",
    today: "Today",
    monthEnd: "End of last month",
    halfYearEnd: "End of the first half",
    yearEnd: "End of last year",
    more: "More conditions",
    compareWith: "Compared with",
    period: "Period",
    allTime: "Of all years",
    thisYear: "Of the year",
    unit: "Unit",
    allUnits: "All units",
    known: "Known at",
    knownNow: "As it is known now",
    knownThen: "As it was known then",
    knownOn: "Known at the end of",
    loading: "Loading…",
    retry: "Try again",
    freshUntil: (time, lag) => `Data up to ${time}, ${lag == null ? "not known how far behind" : `${lag} s behind`}`,
    connecting: "Connecting to live updates…",
    broken: (seconds, reason) => `Live updates are interrupted: ${reason} Connecting again in ${seconds} s; what is shown may not be the latest.`,
    silent: "Nothing was heard for a long time.",
    ended: "The connection was closed.",
    pinned: time => `Shown as it was known on ${time}; this does not change.`,
    network: "The server cannot be reached; please check the network and try again.",
    unexpected: status => `The server gave an unexpected answer (${status}).`,
    parameters: { asOf: "Figures as of", to: "Figures as of", knownAt: "Known at the end of", unit: "Unit" },
    correlation: "Correlation id",
    increased: (date, amount) => `${amount} more than on ${date}`,
    decreased: (date, amount) => `${amount} less than on ${date}`,
    unchanged: date => `As on ${date}`,
    noComparison: date => `Nothing to compare with on ${date}`,
    qualifiers: { ALL: "all" },
    noData: "No data.",
    chart: "Chart",
    table: "Table",
    exports: "Export",
    wholeList: "Download the whole list",
    all: "All",
    value: "Value",
    date: "Date",
    seeTable: "The table has all of it.",
    detail: title => `${title}: what it is made of`,
    definition: "Definition",
    formula: "Formula",
    subject: "Subject",
    effectiveOn: "Date",
    recordedAt: "Recorded",
    event: "Event",
    actions: "Actions",
    history: "History",
    thread: "Thread",
    back: "Back",
    close: "Close",
    previous: "Previous",
    next: "Next",
    page: number => `Page ${number}`,
    by: "by",
    contents: "Contents",
    picture: "Picture",
    list: "List",
    threadTitle: "Thread",
    isolated: "Nothing is connected yet.",
    incomplete: "There is more than can be shown.",
    documents: "Annual summary and exports",
    year: "Year",
    read: "Read here",
    summary: "Annual summary",
    figures: "Headline figures",
    downloaded: name => `${name} was downloaded.`,
  },
};

const remembered = "language";
let language = "zh";

export const languages = Object.keys(words);
export const speak = chosen => { language = chosen; };
export const speaking = () => language;
export const rememberedLanguage = () => localStorage.getItem(remembered);
export const rememberLanguage = () => localStorage.setItem(remembered, language);

/** The words of this page in the language that is spoken. */
export const text = () => words[language];

/** One side of a text that the API gives in both languages. */
export const said = both => typeof both === "string" ? both : both?.[language] ?? "";

/** The first name in both languages that a dimension of a figure has. */
export const labels = item => Object.keys(item.dimensions ?? {})
  .map(code => said(item.labels?.[code]) || item.dimensions[code]).join(" · ");

/** A day as people write it. */
export function day(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  return language === "zh" ? `${year}年${month}月${date}日`
    : new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }).format(Date.UTC(year, month - 1, date));
}

/** A moment in the time of the city, to the second. */
export function moment(instant) {
  const [date, time] = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "medium" })
    .format(new Date(instant)).split(" ");
  return `${day(date)} ${time}`;
}

const plain = (value, digits = 0) => new Intl.NumberFormat(words[language].tag,
  { minimumFractionDigits: digits, maximumFractionDigits: digits || 2 }).format(value);

/** An amount without a ready text, such as a difference: fen as yuan, percent as points. */
export function amount(value, unit, unitName) {
  const zh = language === "zh";
  if (unit === "FEN") {
    const yuan = value / 100;
    const [large, name] = zh ? [[1e8, "亿元"], [1e4, "万元"], [1, "元"]].find(([least]) => Math.abs(yuan) >= least) ?? [1, "元"]
      : Math.abs(yuan) >= 1e6 ? [1e6, " million"] : [1, ""];
    return zh ? `${plain(yuan / large, 2)}${name}` : `CNY ${plain(yuan / large, 2)}${name}`;
  }
  if (unit === "PERCENT") {
    return zh ? `${plain(value)}个百分点` : `${plain(value)} percentage points`;
  }
  return zh ? `${plain(value)}${said(unitName)}`
    : `${plain(value)} ${value === 1 ? said(unitName).replace(/s$/, "") : said(unitName)}`.trim();
}

/** A short mark for the axis of a chart. */
export function mark(value, unit) {
  if (unit === "PERCENT") {
    return `${plain(value)}%`;
  }
  return unit === "FEN" && value !== 0 ? amount(value, unit).replace(/\.?0+(?=[^\d.,])|\.00$/, "") : plain(value);
}
