import { text } from "./texts.js";

const KEY = "token";
const SILENCE = 45_000;

export const token = () => sessionStorage.getItem(KEY);
export const keepToken = given => sessionStorage.setItem(KEY, given);
export const forgetToken = () => sessionStorage.removeItem(KEY);

/** Why the API refused, in its own words. */
export class Refusal extends Error {
  constructor(status, problem) {
    const faults = (problem?.errors ?? []).map(({ parameter, message }) => {
      const name = text().parameters[parameter];
      return name ? text().pair(name, message) : message;
    });
    super(faults.join(" ") || (problem?.detail ?? problem?.title ?? text().unexpected(status)));
    this.status = status;
    this.title = problem?.title;
    this.correlationId = problem?.correlationId;
  }
}

/** Asks for a path of this product; nothing else ever gets the token. */
async function ask(path, options = {}) {
  if (!path.startsWith("/api/")) {
    throw new TypeError(path);
  }
  let answer;
  try {
    answer = await fetch(path, {
      ...options,
      headers: { Authorization: `Bearer ${token()}`, "Accept-Language": text().tag, ...options.headers },
    });
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new Error(text().network, { cause: failure });
  }
  if (!answer.ok) {
    throw new Refusal(answer.status, await answer.json().catch(() => null));
  }
  return answer;
}

export const read = async (path, signal) => (await ask(path, { signal })).json();
export const readText = async path => (await ask(path)).text();

/** Saves an answer as a file under the name that the server gives it. */
export async function download(path) {
  const answer = await ask(path);
  const disposition = answer.headers.get("Content-Disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const name = encoded ? decodeURIComponent(encoded)
    : /filename="?([^";]+)/i.exec(disposition)?.[1] ?? path.split("?")[0].split("/").at(-1);
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
}

/** Server-sent events, read by hand until the server ends them: the browser's own reader cannot send a token. */
export async function follow(path, signal, tell) {
  const connection = new AbortController();
  const hangUp = () => connection.abort();
  signal.addEventListener("abort", hangUp);
  let timer;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(hangUp, SILENCE);
  };
  heard();
  try {
    const answer = await ask(path, {
      signal: connection.signal, headers: { Accept: "text/event-stream" }, cache: "no-store",
    });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) {
        return;
      }
      heard();
      const lines = (rest + value).split(/\r?\n/);
      rest = lines.pop();
      for (const line of lines) {
        if (line.startsWith("data:")) {
          tell(JSON.parse(line.slice(5)));
        }
      }
    }
  } catch (failure) {
    if (connection.signal.aborted && !signal.aborted) {
      throw new Error(text().silent, { cause: failure });
    }
    throw failure instanceof TypeError ? new Error(text().ended, { cause: failure }) : failure;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", hangUp);
  }
}
