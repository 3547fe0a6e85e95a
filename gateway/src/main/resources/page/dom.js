/** Makes an element: properties are attributes, functions are listeners, null and false leave one out. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === "function") {
      made.addEventListener(key, value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children.flat().filter(child => child !== null && child !== undefined));
  return made;
}

export const button = (text, click, properties = {}) => element("button", { type: "button", click, ...properties }, text);

/** Writes only what changed, so that nothing on the screen moves without need. */
export function write(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

/** A table that scrolls by itself where the screen is narrow. Cells are texts or elements. */
export function table(caption, heads, rows) {
  return element("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": caption },
    element("table", {},
      element("caption", {}, caption),
      element("thead", {}, element("tr", {}, heads.map(head => element("th", { scope: "col" }, head)))),
      element("tbody", {}, rows.map(([first, ...others]) => element("tr", {},
        element("th", { scope: "row" }, first), others.map(cell => element("td", {}, cell)))))));
}
