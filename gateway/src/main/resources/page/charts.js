/* global echarts */
import { labels, mark, said, text } from "./texts.js";

const COLOURS = ["#1d5fa8", "#b45309", "#1b7f5c", "#7a3fc4", "#b3261e", "#4d5b6b"];
const MOST_BARS = 12;
const LEAST_HEIGHT = 220;
/** What a sheet of A4 has room for; the size of its box on paper is known only when it is too late. */
const WIDTH_ON_PAPER = 640;
const INK = "#1f2a37";
const FONT = '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';

/** Draws into a box and follows its size; a click on a mark calls back with the indexes of its series and its point. */
export class Chart {
  #chart;
  #watch;
  #ended = new AbortController();

  constructor(box, click) {
    this.#chart = echarts.init(box);
    this.#chart.on("click", at => click(at.seriesIndex, at.dataIndex));
    this.#watch = new ResizeObserver(() => this.#chart.resize());
    this.#watch.observe(box);
    const { signal } = this.#ended;
    addEventListener("beforeprint", () => this.#chart.resize({ width: WIDTH_ON_PAPER }), { signal });
    addEventListener("afterprint", () => this.#chart.resize(), { signal });
  }

  draw(option) {
    this.#chart.setOption(option, true);
  }

  dispose() {
    this.#ended.abort();
    this.#watch.disconnect();
    this.#chart.dispose();
  }
}

// Tooltips are drawn: as HTML they would have inline styles, which the content security policy forbids.
const common = (description, tooltip) => ({
  animation: false,
  color: COLOURS,
  textStyle: { fontFamily: FONT, color: INK },
  aria: { enabled: true, label: { description } },
  tooltip: { renderMode: "richText", confine: true, textStyle: { fontFamily: FONT }, ...tooltip },
});

/** About, in pixels at the size of a bar's label: Chinese signs are twice as wide as Latin ones. */
const width = label => [...label].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 13 : 7.5), 0);

/** In pixels. */
export const barsHeight = items => Math.max(LEAST_HEIGHT, 30 * Math.min(items.length, MOST_BARS) + 8);

/** @param room for the names of the bars, in pixels */
export function bars(title, items, room) {
  const shown = items.slice(0, MOST_BARS);
  const spoken = shown.map(item => `${labels(item)} ${said(item.text)}`).join(", ");
  return {
    ...common(`${title}: ${spoken}. ${items.length > MOST_BARS ? text().seeTable : ""}`,
      { formatter: at => `${labels(shown[at.dataIndex])}  ${said(shown[at.dataIndex].text)}` }),
    grid: { left: 4, right: 12 + Math.max(...shown.map(item => width(said(item.text)))), top: 4, bottom: 4, containLabel: true },
    xAxis: { type: "value", show: false, min: 0 },
    yAxis: {
      type: "category", inverse: true, data: shown.map(labels), axisTick: { show: false }, axisLine: { show: false },
      axisLabel: { color: INK, fontSize: 13, width: room, overflow: "truncate" },
    },
    series: [{
      type: "bar", barMaxWidth: 16, data: shown.map(item => item.value ?? 0),
      label: { show: true, position: "right", color: INK, fontSize: 13, formatter: at => said(shown[at.dataIndex].text) },
    }],
  };
}

export function lines(title, items, every) {
  const days = items[0].points.map(point => point.on);
  const unit = items[0].unit;
  const spoken = items.map(item => `${labels(item)} ${said(item.points.at(-1)?.text)}`.trim()).join(", ");
  const several = items.length > 1;
  return {
    ...common(`${title}: ${days[0]} – ${days.at(-1)}, ${spoken}. ${text().seeTable}`, {
      trigger: "axis",
      formatter: at => [days[at[0].dataIndex],
        ...at.map(point => `${labels(items[point.seriesIndex])} ${said(items[point.seriesIndex].points[point.dataIndex].text)}`)]
        .join("\n"),
    }),
    legend: several ? { type: "scroll", bottom: 0, textStyle: { color: INK } } : undefined,
    grid: { left: 4, right: 16, top: 14, bottom: several ? 34 : 4, containLabel: true },
    xAxis: {
      type: "category", boundaryGap: false, data: days.map(day => interval(day, every)),
      axisLabel: { color: INK, hideOverlap: true },
    },
    yAxis: {
      type: "value", minInterval: unit === "FEN" || unit === "PERCENT" ? undefined : 1,
      axisLabel: { color: INK, formatter: value => mark(value, unit) },
    },
    series: items.map(item => ({
      type: "line", name: labels(item) || title, symbolSize: 8, data: item.points.map(point => point.value),
    })),
  };
}

/** How a chart and its table write the end of an interval. */
export function interval(day, every) {
  const [year, month] = day.split("-");
  switch (every) {
    case "year": return year;
    case "quarter": return `${year}Q${Math.ceil(Number(month) / 3)}`;
    case "month": return `${year}-${month}`;
    default: return day;
  }
}
