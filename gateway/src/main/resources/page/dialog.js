import { button, element, table } from "./dom.js";
import { download, read, readText } from "./api.js";
import { day, labels, moment, said, text } from "./texts.js";
import { readable } from "./summary.js";
import { drawThread } from "./thread.js";

const THREADS = ["case", "commitment", "project", "system"];
const PAGE = 20;
const dialog = document.getElementById("dialog");
const views = [];
let threadShown = () => {};

/** @param {(thread: string|null) => void} told which thread is on the screen, so that its address can be shared */
export function whenThreadShown(told) {
  threadShown = told;
}

dialog.addEventListener("close", () => {
  views.length = 0;
  threadShown(null);
});

// A press on the darkened page, beside the dialog, closes it.
dialog.addEventListener("click", press => {
  if (press.target === dialog) {
    dialog.close();
  }
});

/** One thing to read, in front of the page; fill may take its time. */
function open(title, thread, fill) {
  views.push({ title, thread, fill });
  show();
}

async function show() {
  const { title, thread, fill } = views.at(-1);
  const heading = element("h2", { id: "dialog-title", tabindex: "-1" }, title);
  const body = element("div", { class: "dialog-body", "aria-busy": "true" }, element("p", {}, text().loading));
  dialog.replaceChildren(
    element("header", {},
      views.length > 1 ? button(text().back, () => { views.pop(); show(); }) : null,
      heading, button(text().close, () => dialog.close())),
    body);
  dialog.classList.toggle("wide", thread !== null);
  if (!dialog.open) {
    dialog.showModal();
  }
  heading.focus();
  threadShown(thread);
  try {
    const filled = await fill(body);
    body.replaceChildren(...[filled].flat());
    body.dispatchEvent(new Event("shown"));
  } catch (failure) {
    body.replaceChildren(refusal(failure, show));
  }
  body.removeAttribute("aria-busy");
}

/** What went wrong, in the words of whoever refused, and the way to try again. */
export function refusal(failure, again) {
  return element("div", { class: "refusal", role: "alert" },
    failure.title ? element("strong", {}, failure.title) : null,
    element("p", {}, failure.message),
    failure.correlationId ? element("p", { class: "small" }, `${text().correlation} ${failure.correlationId}`) : null,
    again ? button(text().retry, again) : null);
}

/** Buttons that save the same answer in several formats; each says how it went. */
export function downloads(label, choices) {
  const told = element("span", { role: "status", class: "small" });
  const save = async path => {
    try {
      told.textContent = text().loading;
      told.textContent = text().downloaded(await download(path));
    } catch (failure) {
      told.textContent = [failure.title, failure.message].filter(Boolean).join(" ");
    }
  };
  return element("div", { class: "downloads", role: "group", "aria-label": label },
    choices.map(([name, path]) => button(name, () => save(path), { "aria-label": `${label} ${name}` })), told);
}

/** @param {string} path with another format at the end of its name */
const inFormat = (path, format, more = "") => path.replace("?", `.${format}?`) + more;

/** What a figure is made of, event by event. */
export function openEntries(title, measure, path) {
  open(text().detail(title), null, () => entries(title, measure, path, []));
}

/**
 * The ways to the other pages of a list.
 * @param {string[]} cursors of the pages up to this one, but the first
 * @param again what the dialog shows at other cursors
 */
function turns(cursors, next, again) {
  const turn = turned => async press => {
    const body = press.target.closest(".dialog-body");
    try {
      body.replaceChildren(...await again(turned));
      body.querySelector(".turns").focus();
    } catch (failure) {
      body.append(refusal(failure));
    }
  };
  return element("nav", { class: "turns", tabindex: "-1", "aria-label": text().page(cursors.length + 1) },
    button(text().previous, turn(cursors.slice(0, -1)), { disabled: !cursors.length }),
    element("span", {}, text().page(cursors.length + 1)),
    button(text().next, turn([...cursors, next]), { disabled: !next }));
}

async function entries(title, measure, path, cursors) {
  const cursor = cursors.at(-1);
  const page = await read(`${path}&limit=${PAGE}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
  return [
    measure ? element("dl", { class: "measure" },
      element("dt", {}, text().definition), element("dd", {}, said(measure.definition)),
      element("dt", {}, text().formula), element("dd", {}, said(measure.formula))) : null,
    page.items.length
      ? table(text().detail(title),
        [text().subject, text().value, text().effectiveOn, text().recordedAt, text().event, text().actions],
        page.items.map(entry => [subject(entry), said(entry.text), day(entry.effectiveOn), moment(entry.recordedAt),
          said(entry.eventName) || entry.eventType, actions(entry)]))
      : element("p", {}, text().noData),
    turns(cursors, page.next, turned => entries(title, measure, path, turned)),
    downloads(text().exports, [["CSV", inFormat(path, "csv", "&bom=true")], ["XLSX", inFormat(path, "xlsx")]]),
  ].filter(part => part !== null);
}

function subject(entry) {
  const of = labels(entry);
  return element("span", {}, entry.subject?.title ?? entry.subject?.id ?? "", of ? element("span", { class: "small block" }, of) : null);
}

/** The ways from an entry to what lies behind it. */
export function actions(entry) {
  const title = entry.subject?.title ?? "";
  return element("span", { class: "actions" },
    entry.historyHref ? button(text().history, () => openHistory(title, entry.historyHref),
      { "aria-label": text().pair(text().history, title) }) : null,
    THREADS.includes(entry.subject?.kind) ? button(text().thread, () => openThread(entry.subject.kind, entry.subject.id),
      { "aria-label": text().pair(text().thread, title) }) : null);
}

/** Everything that happened to a subject, oldest first. */
export function openHistory(title, path) {
  open(text().pair(text().history, title), null, () => events(path, []));
}

async function events(path, cursors) {
  const cursor = cursors.at(-1);
  const page = await read(path + (cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""));
  return [
    element("ol", { class: "history" }, page.items.map(event => element("li", {},
      element("strong", {}, event.label), event.effectiveOn ? ` ${day(event.effectiveOn)} ` : null,
      event.recordedAt ? element("span", { class: "small block" },
        `${text().recordedAt} ${moment(event.recordedAt)} · ${text().by} ${event.actor?.name ?? ""}`) : null,
      event.data ? element("details", {}, element("summary", {}, text().contents),
        element("pre", {}, JSON.stringify(event.data, null, 2))) : null))),
    cursors.length || page.next ? turns(cursors, page.next, turned => events(path, turned)) : null,
  ].filter(part => part !== null);
}

/** From a proposal to what was promised, built and cut, and back. */
export function openThread(kind, id) {
  open(text().threadTitle, `${kind}/${id}`, async body => drawThread(
    await read(`/api/reports/threads/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`), openHistory, openThread, body));
}

/** A document to read here, its numbers as ways to what they are made of. */
export function openDocument(title, path) {
  open(title, null, async () => readable(await readText(path), (number, entriesPath) => openEntries(number, null, entriesPath)));
}
