import { follow, forgetToken, keepToken, read, token } from "./api.js";
import { downloads, openDocument, openThread, refusal, whenThreadShown } from "./dialog.js";
import { button, element } from "./dom.js";
import { day, languages, moment, rememberLanguage, rememberedLanguage, speak, speaking, text } from "./texts.js";
import { Tiles, exported } from "./tiles.js";
import { View, knownDays } from "./view.js";

const FIRST_WAIT = 1;
const LONGEST_WAIT = 30;
const LEAST_BETWEEN_REFRESHES = 3_000;
const YEARS = 10;

const at = id => document.getElementById(id);
const view = View.of(new URLSearchParams(location.search));
let tiles = null;
let work = new AbortController();
let refreshing = false;
let refreshedAt = 0;
let freshness = null;

speak([view.language, rememberedLanguage()].find(language => languages.includes(language)) ?? "zh");

/** A token may come in the fragment, which no server ever sees; it does not stay in the address. */
function takeToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) {
    keepToken(given.trim());
    history.replaceState(null, "", location.pathname + location.search);
  }
  return Boolean(given);
}

/** What is shown, as an address to share: never the token. */
function writeAddress() {
  const query = view.query(speaking()).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

function writeTexts() {
  document.documentElement.lang = text().tag;
  document.title = text().title;
  for (const place of document.querySelectorAll("[data-text]")) {
    place.textContent = text()[place.dataset.text];
  }
  for (const choice of document.querySelectorAll("[data-language]")) {
    choice.setAttribute("aria-pressed", String(choice.dataset.language === speaking()));
  }
  document.querySelector(".quick").setAttribute("aria-label", text().quick);
}

function writeConditions() {
  const today = View.today();
  for (const input of document.querySelectorAll("input[type=date]")) {
    input.max = today;
  }
  at("as-of").value = view.end();
  at("compare-with").value = view.comparedWith();
  at("known-at").value = view.knownAt ?? "";
  at("known-on").hidden = !view.knownAt;
  if (view.special()) {
    at("more-button").setAttribute("aria-expanded", "true");
  }
  document.querySelector(`[name=period][value="${view.period}"]`).checked = true;
  document.querySelector(`[name=known][value=${view.knownAt ? "then" : "now"}]`).checked = true;
}

/** The unit in the address stays chosen, even if nothing is known of it. */
function writeUnits(units) {
  if (view.unit && !units.has(view.unit)) {
    units.set(view.unit, view.unit);
  }
  at("unit").replaceChildren(new Option(text().allUnits, ""), ...[...units].map(([code, name]) => new Option(name, code)));
  at("unit").value = view.unit;
}

function askForToken(reason) {
  work.abort();
  forgetToken();
  at("dialog").close();
  at("dashboard").hidden = true;
  at("sign-out").hidden = true;
  at("sign-in").hidden = false;
  at("sign-in-reason").textContent = reason;
  at("token").value = "";
  at("token").focus();
}

/** Builds the page anew: after signing in and in another language. */
async function start() {
  work.abort();
  work = new AbortController();
  const { signal } = work;
  writeTexts();
  writeAddress();
  if (!token()) {
    askForToken("");
    return;
  }
  at("sign-in").hidden = true;
  at("dashboard").hidden = false;
  at("sign-out").hidden = false;
  at("failure").replaceChildren();
  writeConditions();
  showFreshness();
  tiles?.dispose();
  tiles = null;
  try {
    const [list, measures] = await Promise.all([read("/api/reports/tiles", signal), read("/api/reports/measures", signal)]);
    tiles = new Tiles(list.items, measures.items);
    at("tiles").replaceChildren(...tiles.sections());
    writeDocuments();
    writeUnits(await tiles.units(signal));
    live(signal);
    if (view.thread && !at("dialog").open) {
      const [kind] = view.thread.split("/", 1);
      openThread(kind, view.thread.slice(kind.length + 1));
    }
    await refresh();
  } catch (failure) {
    failed(failure, signal);
  }
}

function failed(failure, signal) {
  if (signal.aborted) {
    return;
  }
  if (failure.status === 401) {
    askForToken(text().tokenRefused);
  } else {
    at("failure").replaceChildren(refusal(failure, start));
  }
}

async function refresh() {
  if (!tiles || refreshing) {
    return;
  }
  const { signal } = work;
  refreshing = true;
  refreshedAt = Date.now();
  try {
    await tiles.refresh(view, signal);
    at("failure").replaceChildren();
  } catch (failure) {
    failed(failure, signal);
  } finally {
    refreshing = false;
  }
}

/** Other conditions: what is still being read for the old ones is dropped. */
function changed() {
  writeAddress();
  writeConditions();
  writeDocuments();
  showFreshness();
  work.abort();
  work = new AbortController();
  refreshing = false;
  live(work.signal);
  refresh();
}

async function live(signal) {
  let wait = FIRST_WAIT;
  at("broken").textContent = "";
  while (!signal.aborted) {
    let heard = false;
    try {
      await follow("/api/reports/changes", signal, news => {
        heard = true;
        wait = FIRST_WAIT;
        at("broken").textContent = "";
        freshness = news;
        showFreshness();
        if (!view.knownAt && !document.hidden && Date.now() - refreshedAt >= LEAST_BETWEEN_REFRESHES) {
          refresh();
        }
      });
      // The service ends what it sends after a while, to check the token again.
      if (!heard) {
        throw new Error(text().ended);
      }
    } catch (failure) {
      if (signal.aborted) {
        return;
      }
      if (failure.status === 401) {
        askForToken(text().tokenRefused);
        return;
      }
      at("broken").textContent = text().broken(wait, failure.message);
      await new Promise(done => setTimeout(done, 1000 * wait));
      wait = Math.min(2 * wait, LONGEST_WAIT);
    }
  }
}

function showFreshness() {
  at("freshness").textContent = view.knownAt ? text().pinned(day(view.knownAt))
    : freshness ? text().freshUntil(moment(freshness.knownAt), freshness.lagSeconds) : text().connecting;
}

function writeDocuments() {
  const year = Number(view.end().slice(0, 4));
  const known = new URLSearchParams(Object.entries(view.parameters(false)).filter(([, value]) => value)).toString();
  const query = known ? `?${known}` : "";
  const headline = new URLSearchParams(known);
  headline.set("measure", [...new Set(tiles?.headline.map(tile => tile.measure))].join(","));
  const chosen = element("select", { id: "year", "aria-label": `${text().summary} ${text().year}`, change: () => offer(chosen.value) },
    Array.from({ length: YEARS }, (_, index) => element("option", {}, year - index)));
  const summaries = element("div", { class: "choices" });
  const offer = of => {
    const path = format => `/api/reports/summaries/${of}.${format}${query}`;
    const name = `${of} ${text().summary}`;
    summaries.replaceChildren(button(text().read, () => openDocument(name, path("html")), { "aria-label": `${text().read} ${name}` }),
      downloads(name, [["DOCX", path("docx")], ["HTML", path("html")], ["Markdown", path("md")]]));
  };
  offer(year);
  at("documents").replaceChildren(
    element("div", { class: "documents" },
      element("label", { for: "year" }, text().summary), chosen, summaries),
    element("div", { class: "documents" }, element("span", {}, text().figures),
      downloads(text().figures, ["csv", "xlsx", "jsonstat"].map(format => exported("figures", format, headline)))));
}

at("sign-in").addEventListener("submit", submitted => {
  submitted.preventDefault();
  const given = at("token").value.trim().replace(/^Bearer\s+/i, "");
  if (/^[\w.~+/=-]+$/.test(given)) {
    keepToken(given);
    start();
  } else {
    at("sign-in-reason").textContent = given ? text().tokenRefused : text().tokenMissing;
    at("token").focus();
  }
});
at("sign-out").addEventListener("click", () => askForToken(""));
at("conditions").addEventListener("submit", submitted => submitted.preventDefault());
at("more-button").addEventListener("click", () => {
  at("more-button").setAttribute("aria-expanded", String(at("more-button").getAttribute("aria-expanded") === "false"));
});
at("as-of").addEventListener("change", () => { view.asOf = at("as-of").value; changed(); });
at("compare-with").addEventListener("change", () => { view.compareWith = at("compare-with").value; changed(); });
at("known-at").addEventListener("change", () => { view.knownAt = at("known-at").value; changed(); });
for (const choice of document.querySelectorAll("[name=known]")) {
  choice.addEventListener("change", () => {
    view.knownAt = choice.value === "then" ? view.end() : "";
    changed();
  });
}
at("unit").addEventListener("change", () => { view.unit = at("unit").value; changed(); });
for (const choice of document.querySelectorAll("[name=period]")) {
  choice.addEventListener("change", () => { view.period = choice.value; changed(); });
}
for (const quick of document.querySelectorAll("[data-day]")) {
  quick.addEventListener("click", () => { view.asOf = knownDays[quick.dataset.day](View.today()); changed(); });
}
for (const choice of document.querySelectorAll("[data-language]")) {
  choice.addEventListener("click", () => {
    speak(choice.dataset.language);
    rememberLanguage();
    start();
  });
}
addEventListener("hashchange", () => {
  if (takeToken()) {
    start();
  }
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && !view.knownAt) {
    refresh();
  }
});
whenThreadShown(thread => {
  view.thread = thread;
  writeAddress();
});

takeToken();
start();
