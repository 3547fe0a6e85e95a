import { button, element } from "./dom.js";

const KEPT = { H1: "h3", H2: "h4", H3: "h5", H4: "h5", P: "p", TABLE: "table", THEAD: "thead", TBODY: "tbody", TR: "tr", TH: "th", TD: "td",
  UL: "ul", OL: "ol", LI: "li", STRONG: "strong" };
const LEFT_OUT = ["SCRIPT", "TITLE"];
// Left in, even a style that is never applied breaks the content security policy.
const STYLES = /<style>[^]*?<\/style>/g;
const ENTRIES = "/api/reports/entries";

/**
 * A document of the API as a part of this page: its words and structure, no style, no script, no address. A number that
 * leads to its entries is a button.
 *
 * @param follow opens entries: title, path
 */
export function readable(html, follow) {
  const copied = node => {
    if (node.nodeType === Node.TEXT_NODE) {
      return [node.data];
    }
    if (node.nodeType !== Node.ELEMENT_NODE || LEFT_OUT.includes(node.tagName)) {
      return [];
    }
    if (node.tagName === "A") {
      const { pathname, search } = new URL(node.getAttribute("href") ?? "", location.href);
      return pathname === ENTRIES ? [button(node.textContent, () => follow(node.textContent, pathname + search), { class: "link" })] : [node.textContent];
    }
    const content = [...node.childNodes].flatMap(copied);
    return KEPT[node.tagName] ? [element(KEPT[node.tagName], { colspan: node.getAttribute("colspan") }, content)] : content;
  };
  return element("article", { class: "paper", lang: "zh-CN" }, copied(new DOMParser().parseFromString(html.replace(STYLES, ""), "text/html").body));
}
