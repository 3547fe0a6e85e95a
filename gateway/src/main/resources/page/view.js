const DAY = /^\d{4}-\d{2}-\d{2}$/;
const format = date => date.toISOString().slice(0, 10);
const date = (year, month, day) => format(new Date(Date.UTC(year, month, day)));
const parts = iso => iso.split("-").map(Number);

/**
 * What is looked at: as of which day, as known when, compared with which day, of all time or of the year, of which unit.
 * Days are ISO dates; none means today and now, or all units.
 */
export class View {
  asOf = "";
  knownAt = "";
  compareWith = "";
  period = "";
  unit = "";
  thread = null;
  language = null;

  static of(query) {
    const view = new View();
    for (const name of ["asOf", "knownAt", "compareWith", "unit"]) {
      view[name] = query.get(name) ?? "";
    }
    view.thread = /^\w+\/.+$/.test(query.get("thread") ?? "") ? query.get("thread") : null;
    view.period = query.get("period") === "year" ? "year" : "";
    view.language = query.get("lang");
    return view;
  }

  static today() {
    return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date());
  }

  query(language) {
    return new URLSearchParams(Object.entries({
      asOf: this.asOf, knownAt: this.knownAt, compareWith: this.compareWith, period: this.period, unit: this.unit, thread: this.thread,
      lang: language === "zh" ? "" : language,
    }).filter(([, value]) => value));
  }

  /** Whether anything but the day is chosen. */
  special() {
    return Boolean(this.knownAt || this.compareWith || this.period || this.unit);
  }

  /** @param periods whether the measure can be asked for a period: the state on a day cannot */
  parameters(periods) {
    return { asOf: this.asOf, knownAt: this.knownAt, unit: this.unit, from: this.#from(this.end(), periods) };
  }

  /** The same for the day compared with. */
  comparison(periods) {
    return { asOf: this.comparedWith(), knownAt: this.knownAt, unit: this.unit, from: this.#from(this.comparedWith(), periods) };
  }

  #from(last, periods) {
    return periods && this.period ? `${last.slice(0, 4)}-01-01` : "";
  }

  end() {
    return DAY.test(this.asOf) ? this.asOf : View.today();
  }

  /** The day compared with: the same a year earlier if none is chosen. */
  comparedWith() {
    if (DAY.test(this.compareWith)) {
      return this.compareWith;
    }
    const [year, month, day] = parts(this.end());
    const lastOfMonth = parts(date(year - 1, month, 0))[2];
    return date(year - 1, month - 1, Math.min(day, lastOfMonth));
  }

  /** The first day of the last so many intervals, the one with the last day among them. */
  start(every, intervals) {
    const [year, month, day] = parts(this.end());
    switch (every) {
      case "year": return date(year - intervals + 1, 0, 1);
      case "quarter": return date(year, Math.floor((month - 1) / 3) * 3 - 3 * (intervals - 1), 1);
      case "month": return date(year, month - intervals, 1);
      case "week": return date(year, month - 1, day - 7 * intervals + 1);
      default: return date(year, month - 1, day - intervals + 1);
    }
  }
}

/** Days that are often asked for, by today. */
export const knownDays = {
  today: () => "",
  monthEnd: today => date(...parts(today).slice(0, 1), parts(today)[1] - 1, 0),
  halfYearEnd: today => {
    const [year, month] = parts(today);
    return date(month > 6 ? year : year - 1, 6, 0);
  },
  yearEnd: today => date(parts(today)[0], 0, 0),
};
