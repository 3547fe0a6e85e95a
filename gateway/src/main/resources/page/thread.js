import { button, element } from "./dom.js";
import { said, text } from "./texts.js";

const ORDER = ["case", "commitment", "project", "line", "system"];
const NARROW = 640;
const SVG = "http://www.w3.org/2000/svg";
const key = node => `${node.kind}:${node.id}`;

/**
 * A column for each kind, an arrow for each connection, and the same as a list to read.
 *
 * @param history opens what happened to a node: title, path
 * @param thread opens the thread of another node: kind, id
 * @param body fires "shown" once the answer is in it, when arrows can be measured
 */
export function drawThread({ root, nodes, edges, complete }, history, thread, body) {
  const cards = new Map(nodes.map(node => [key(node), card(node, key(node) === key(root), history, thread)]));
  const arrows = document.createElementNS(SVG, "svg");
  arrows.setAttribute("aria-hidden", "true");
  const columns = inOrder([...new Set(nodes.map(node => node.kind))]).map(kind => {
    const ofKind = nodes.filter(node => node.kind === kind);
    return element("section", {}, element("h3", {}, said(ofKind[0].kindName)), ofKind.map(node => cards.get(key(node))));
  });
  const board = element("div", { class: "board" }, arrows, columns);
  const picture = element("div", { class: "scroll thread-picture", role: "region", tabindex: "0", "aria-label": text().picture }, board);
  const list = element("div", { class: "thread-list" }, reading(nodes, edges));
  const connect = () => arrows.replaceChildren(...edges.flatMap(edge => arrow(board, cards.get(edge.from), cards.get(edge.to), said(edge.label))));
  new ResizeObserver(connect).observe(board);
  body.addEventListener("shown", connect, { once: true });
  return [edges.length ? null : element("p", {}, text().isolated), complete ? null : element("p", {}, text().incomplete), choice(picture, list), picture, list].filter(Boolean);
}

/** From proposals to what they come to; kinds that are not known here go last. */
const inOrder = kinds => [...ORDER.filter(kind => kinds.includes(kind)), ...kinds.filter(kind => !ORDER.includes(kind))];

function choice(picture, list) {
  const buttons = [[text().picture, picture], [text().list, list]].map(([name, part]) => button(name, () => choose(part)));
  const choose = part => {
    picture.hidden = part !== picture;
    list.hidden = part !== list;
    buttons[0].setAttribute("aria-pressed", String(!picture.hidden));
    buttons[1].setAttribute("aria-pressed", String(!list.hidden));
  };
  choose(window.innerWidth < NARROW ? list : picture);
  return element("div", { class: "switch", role: "group" }, buttons);
}

function card(node, isRoot, history, thread) {
  return element("article", { class: isRoot ? "card root" : "card", "data-node": key(node) },
    element("h4", {}, node.title),
    node.state ? element("p", { class: "state" }, said(node.state)) : null,
    node.facts?.length ? element("dl", {}, node.facts.map(fact => [element("dt", {}, said(fact.label)), element("dd", {}, said(fact.value))]).flat()) : null,
    element("span", { class: "actions" },
      node.historyHref ? button(text().history, () => history(node.title, node.historyHref), { "aria-label": text().pair(text().history, node.title) }) : null,
      isRoot || node.kind === "line" ? null
        : button(text().thread, () => thread(node.kind, node.id), { "aria-label": text().pair(text().thread, node.title) })));
}

function reading(nodes, edges) {
  const names = new Map(nodes.map(node => [key(node), node]));
  const facts = node => [said(node.state), ...(node.facts ?? []).map(fact => `${said(fact.label)} ${said(fact.value)}`)].filter(Boolean).join(" · ");
  return element("ul", {}, nodes.map(node => {
    const onward = edges.filter(edge => edge.from === key(node));
    return element("li", {},
      element("strong", {}, text().pair(said(node.kindName), node.title)),
      facts(node) ? element("span", { class: "small block" }, facts(node)) : null,
      onward.length ? element("ul", {}, onward.map(edge => element("li", {},
        `${said(edge.label)} → ${names.get(edge.to)?.title ?? edge.to}`))) : null);
  }));
}

/** From the side of one card to the facing side of the other; within a column from below to above. */
function arrow(board, from, to, label) {
  if (!from || !to) {
    return [];
  }
  const origin = board.getBoundingClientRect();
  const a = from.getBoundingClientRect();
  const b = to.getBoundingClientRect();
  const forward = a.right <= b.left;
  const x1 = (forward ? a.right : a.left) - origin.left;
  const x2 = (forward ? b.left : b.right) - origin.left;
  const y1 = a.top + a.height / 2 - origin.top;
  const y2 = b.top + b.height / 2 - origin.top;
  const middle = (x1 + x2) / 2;
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`);
  const tip = document.createElementNS(SVG, "path");
  const back = forward ? -8 : 8;
  tip.setAttribute("d", `M${x2} ${y2}l${back} -5v10z`);
  tip.setAttribute("class", "tip");
  const name = document.createElementNS(SVG, "text");
  name.setAttribute("x", middle);
  name.setAttribute("y", (y1 + y2) / 2 - 6);
  name.textContent = label;
  return [path, tip, name];
}
