import { button, element, table, write } from "./dom.js";
import { read } from "./api.js";
import { amount, day, labels, said, text } from "./texts.js";
import { Chart, bars, barsHeight, interval, lines } from "./charts.js";
import { actions, downloads, openEntries, refusal } from "./dialog.js";

const MOST = 200;
const LISTED = 5;
const INTERVALS = { day: 31, week: 26, month: 24, quarter: 12, year: 6 };
const LINE_HEIGHT = 260;
const LEAST_NAME = 110;
const NAME_SHARE = 0.3;

const query = parameters => new URLSearchParams(Object.entries(parameters).filter(([, value]) => value)).toString();

/** The tiles of one answer of the API, in its order, under the headings of their contexts. */
export class Tiles {
  #tiles;
  #measures;
  #seen = new Map();

  constructor(tiles, measures) {
    this.#measures = new Map(measures.map(measure => [measure.code, measure]));
    this.#tiles = tiles.map(tile => ({ ...tile, body: element("div", { class: "body", "aria-busy": "true" }, element("p", { class: "small" }, text().loading)) }));
  }

  get headline() {
    return this.#tiles.filter(tile => tile.chart === "NUMBER");
  }

  /** The units that have headline figures, with their names. */
  async units(signal) {
    const told = this.headline.filter(tile => this.#periods(tile) && this.#measures.get(tile.measure).dimensions.some(({ code }) => code === "unit"));
    const answers = await Promise.all([...new Set(told.map(tile => tile.context))].map(context => {
      const measure = told.filter(tile => tile.context === context).map(tile => tile.measure).join(",");
      return read(`/api/reports/figures?${query({ measure, by: "unit", limit: MOST })}`, signal);
    }));
    return new Map(answers.flatMap(answer => answer.items).map(item => [item.dimensions.unit, labels(item)]));
  }

  sections() {
    const contexts = [...new Set(this.#tiles.map(tile => tile.context))];
    return contexts.map(context => {
      const tiles = this.#tiles.filter(tile => tile.context === context);
      return element("section", { class: "context", "aria-labelledby": `context-${context}` },
        element("h2", { id: `context-${context}` }, said(tiles[0].contextName)),
        element("div", { class: "tiles" }, inRows(tiles).map(row => row.length > 1 || row[0].chart === "NUMBER"
          ? element("div", { class: "numbers" }, row.map(card)) : card(row[0]))));
    });
  }

  /** Reads everything anew and writes what changed. What is wrong with all tiles is thrown, to be told once. */
  async refresh(view, signal) {
    const others = this.#tiles.filter(tile => tile.chart !== "NUMBER");
    const jobs = [
      ...[true, false].map(periods => this.headline.filter(tile => this.#periods(tile) === periods))
        .filter(tiles => tiles.length).map(tiles => [tiles, () => this.#numbers(tiles, view, signal)]),
      ...others.map(tile => [[tile], () => this.#other(tile, view, signal)]),
    ];
    const failures = await Promise.all(jobs.map(([tiles, load]) => load().then(() => null, failure => failure)
      .finally(() => tiles.forEach(tile => tile.body.removeAttribute("aria-busy")))));
    if (signal.aborted) {
      return;
    }
    const common = failures.find(failure => failure?.status === 401)
      ?? (failures.every(failure => failure && failure.status === failures[0].status) ? failures[0] : null);
    jobs.forEach(([tiles], index) => {
      if (failures[index]) {
        tiles.forEach(tile => this.#blank(tile, common ? element("p", {}, "—")
          : refusal(failures[index], () => this.refresh(view, signal))));
      }
    });
    if (common) {
      throw common;
    }
  }

  #blank(tile, content) {
    this.#seen.delete(tile);
    tile.chartDrawn?.dispose();
    tile.chartDrawn = undefined;
    tile.body.replaceChildren(content);
  }

  #periods(tile) {
    return this.#measures.get(tile.measure)?.periods === true;
  }

  async #numbers(tiles, view, signal) {
    const measure = [...new Set(tiles.map(tile => tile.measure))].join(",");
    const periods = this.#periods(tiles[0]);
    const [now, then] = await Promise.all([view.parameters(periods), view.comparison(periods)].map(parameters =>
      read(`/api/reports/figures?${query({ measure, ...parameters, limit: MOST })}`, signal)));
    for (const tile of tiles) {
      const [figure, earlier] = [now, then].map(answer => answer.items.find(item => item.measure === tile.measure));
      this.#changed(tile, { figure, earlier: earlier?.value, on: then.asOf }, data => this.#number(tile, data));
    }
  }

  #changed(tile, data, draw) {
    // As of which knowledge the same figures were read makes no difference to what is on the screen.
    const now = JSON.stringify(data, (key, value) => key === "entriesHref" || key === "knownAt" ? undefined : value);
    if (this.#seen.get(tile) !== now) {
      const focused = focusables(tile).indexOf(document.activeElement);
      draw(data);
      focusables(tile)[focused]?.focus({ preventScroll: true });
      this.#seen.set(tile, now);
    }
  }

  #number(tile, { figure, earlier, on }) {
    if (!figure) {
      tile.body.replaceChildren(element("p", {}, text().noData));
      return;
    }
    let shown = tile.body.querySelector(".figure");
    if (!shown) {
      shown = button("", () => openEntries(said(tile.title), this.#measures.get(tile.measure), tile.entries), { class: "figure" });
      tile.body.replaceChildren(element("p", { class: "value" }, element("span", { class: "qualifier" }), shown),
        element("p", { class: "comparison small" }));
    }
    tile.entries = figure.entriesHref;
    const qualifier = text().qualifiers[figure.qualifier] ?? "";
    write(shown, said(figure.text));
    shown.setAttribute("aria-label", [said(tile.title), qualifier, said(figure.text)].filter(Boolean).join(" "));
    write(tile.body.querySelector(".qualifier"), qualifier);
    write(tile.body.querySelector(".comparison"), this.#comparison(figure, earlier, day(on)));
  }

  #comparison({ value, unit, measure }, earlier, on) {
    if ([value, earlier].some(each => each === null || each === undefined)) {
      return text().noComparison(on);
    }
    const size = amount(Math.abs(value - earlier), unit, this.#measures.get(measure)?.unitName);
    return value === earlier ? text().unchanged(on) : value > earlier ? text().increased(on, size) : text().decreased(on, size);
  }

  async #other(tile, view, signal) {
    switch (tile.chart) {
      case "BARS": {
        const asked = query({ measure: tile.measure, by: tile.by, ...view.parameters(this.#periods(tile)) });
        const { items } = await read(`/api/reports/figures?${asked}&limit=${MOST}`, signal);
        this.#changed(tile, this.#sorted(tile, items), sorted => this.#bars(tile, sorted, asked));
        return;
      }
      case "LINE": {
        const asked = query({
          measure: tile.measure, by: tile.by, every: tile.every, from: view.start(tile.every, INTERVALS[tile.every]),
          to: view.end(), knownAt: view.knownAt, unit: view.unit,
        });
        const answer = await read(`/api/reports/series?${asked}`, signal);
        this.#changed(tile, answer, () => this.#lines(tile, answer, asked, view));
        return;
      }
      case "LIST": {
        const asked = query({ measure: tile.measure, ...view.parameters(this.#periods(tile)) });
        const answer = await read(`/api/reports/entries?${asked}&limit=${LISTED}`, signal);
        this.#changed(tile, answer, () => this.#list(tile, answer, asked));
        return;
      }
      default:
        throw new Error(`${tile.chart}?`);
    }
  }

  #bars(tile, items, asked) {
    const drill = item => openEntries(`${said(tile.title)} ${labels(item)}`, this.#measures.get(tile.measure), item.entriesHref);
    this.#charted(tile, items.length > 0, barsHeight(items),
      width => bars(said(tile.title), items, Math.max(LEAST_NAME, width * NAME_SHARE)), (series, index) => drill(items[index]),
      () => table(said(tile.title), [said(this.#dimension(tile)?.name) || text().subject, text().value],
        items.map(item => [labels(item), button(said(item.text), () => drill(item), { class: "link" })])),
      downloads(text().exports, ["csv", "xlsx", "jsonstat"].map(format => exported("figures", format, asked))));
  }

  #lines(tile, answer, asked, view) {
    const { items } = answer;
    const flow = this.#measures.get(tile.measure)?.kind === "FLOW";
    const drill = (series, index) => {
      const { points, dimensions, labels: names } = items[series];
      const before = index > 0 ? nextDay(points[index - 1].on) : answer.from;
      openEntries([said(tile.title), labels({ dimensions, labels: names }), interval(points[index].on, tile.every)].filter(Boolean).join(" "),
        this.#measures.get(tile.measure),
        `/api/reports/entries?${query({ measure: tile.measure, ...dimensions, asOf: points[index].on, from: flow ? before : null, knownAt: view.knownAt, unit: view.unit })}`);
    };
    const points = items[0]?.points ?? [];
    this.#charted(tile, items.some(item => item.points.some(point => point.value)), LINE_HEIGHT,
      () => lines(said(tile.title), items, tile.every), drill,
      () => table(said(tile.title), [text().date, ...items.map(item => labels(item) || text().value)],
        points.map((point, index) => [interval(point.on, tile.every), ...items.map((item, series) =>
          button(said(item.points[index].text), () => drill(series, index), { class: "link" }))])),
      downloads(text().exports, ["csv", "xlsx", "jsonstat"].map(format => exported("series", format, asked))));
  }

  /** Closed lists in their own order, such as the stages of a case; others by size. */
  #sorted(tile, items) {
    const codes = this.#dimension(tile)?.values?.map(value => value.code);
    return codes ? [...items].sort((a, b) => codes.indexOf(a.dimensions[tile.by]) - codes.indexOf(b.dimensions[tile.by]))
      : [...items].sort((a, b) => b.value - a.value);
  }

  #dimension(tile) {
    return this.#measures.get(tile.measure)?.dimensions?.find(dimension => dimension.code === tile.by);
  }

  /** A chart, the same as a table, and a switch between the two; the choice outlives a refresh. */
  #charted(tile, any, height, option, click, alternative, exports) {
    tile.chartDrawn?.dispose();
    tile.chartDrawn = undefined;
    if (!any) {
      tile.body.replaceChildren(element("p", {}, text().noData), exports);
      return;
    }
    const box = element("div", { class: "chart" });
    box.style.minHeight = `${height}px`;
    const rows = alternative();
    const buttons = [[text().chart, false], [text().table, true]].map(([name, wanted]) => button(name, () => choose(wanted),
      { "aria-label": text().pair(said(tile.title), name) }));
    const choose = asTable => {
      tile.asTable = asTable;
      box.hidden = asTable;
      rows.hidden = !asTable;
      buttons[0].setAttribute("aria-pressed", String(!asTable));
      buttons[1].setAttribute("aria-pressed", String(asTable));
    };
    tile.body.replaceChildren(element("div", { class: "switch", role: "group", "aria-labelledby": `title-${tile.id}` }, buttons), box, rows, exports);
    tile.chartDrawn = new Chart(box, click);
    tile.chartDrawn.draw(option(box.clientWidth));
    choose(tile.asTable ?? false);
  }

  #list(tile, { items, next }, asked) {
    const all = () => openEntries(said(tile.title), this.#measures.get(tile.measure), `/api/reports/entries?${asked}`);
    tile.body.replaceChildren(items.length
      ? element("ul", { class: "entries" }, items.map(entry => element("li", {},
        element("span", { class: "subject" }, entry.subject?.title ?? entry.subject?.id),
        element("span", { class: "small" }, `${said(entry.eventName)} · ${day(entry.effectiveOn)}`),
        actions(entry))))
      : element("p", {}, text().noData),
    ...next ? [button(text().all, all, { "aria-label": text().pair(text().all, said(tile.title)) })] : [],
    downloads(text().exports, [exported("entries", "csv", asked), exported("entries", "xlsx", asked),
      ...tile.href ? [[text().wholeList, tile.href]] : []]));
  }

  dispose() {
    for (const tile of this.#tiles) {
      tile.chartDrawn?.dispose();
    }
  }
}

const card = tile => element("article", {
  class: `tile ${tile.chart.toLowerCase()}`, id: `tile-${tile.id}`, "data-measure": tile.measure, "aria-labelledby": `title-${tile.id}`,
}, element("h3", { id: `title-${tile.id}` }, said(tile.title)), tile.body);

/** Numbers that follow each other share a row; everything else is its own. */
const inRows = tiles => tiles.reduce((rows, tile) => {
  if (tile.chart === "NUMBER" && rows.at(-1)?.at(-1).chart === "NUMBER") {
    rows.at(-1).push(tile);
  } else {
    rows.push([tile]);
  }
  return rows;
}, []);

/** The name of a format and where it is. */
export const exported = (what, format, asked) => [{ csv: "CSV", xlsx: "XLSX", jsonstat: "JSON-stat" }[format],
  `/api/reports/${what}.${format}?${asked}${format === "csv" ? "&bom=true" : ""}`];

const focusables = tile => [...tile.body.querySelectorAll("button")];

const nextDay = iso => new Date(Date.parse(iso) + 86_400_000).toISOString().slice(0, 10);
