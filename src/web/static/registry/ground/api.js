// SPDX-License-Identifier: MIT
/** Calls of the management API. */
import { api } from "./host.js";
import { t } from "./messages.js";
import { forgotten, proof } from "./session.js";

/** A refusal; its message is the API's own sentence, with a next step. */
export class Refused extends Error {
  constructor(status, message, path) {
    super(message);
    this.status = status;
    this.path = path; // to the key that is wrong, where it is one
  }
}

const isJson = (answer) => /json$/.test((answer.headers.get("Content-Type") ?? "").split(";")[0]);

async function refusal(answer) {
  const said = isJson(answer) ? await answer.json() : {};
  const sentence = said.detail ?? t("error.status", { status: answer.status });
  if (answer.status === 401) {
    forgotten();
  }
  return new Refused(answer.status, sentence, said.path);
}

/** Makes a call and gives the answer as it is, or throws the refusal. */
export async function send(method, path, { body, type, signal, headers: more } = {}) {
  const headers = method === "GET" ? {} : { ...proof(), ...more };
  if (body !== undefined) {
    headers["Content-Type"] = type ?? "application/json";
  }
  const content = body === undefined || type ? body : JSON.stringify(body);
  let answer;
  try {
    answer = await fetch(api + path, { method, headers, body: content, signal });
  } catch (failure) {
    throw failure.name === "AbortError" ? failure : new Refused(0, t("error.unreachable"));
  }
  if (!answer.ok) {
    throw await refusal(answer);
  }
  return answer;
}

/** Makes a call; gives its JSON, or nothing where the answer has none. */
export async function call(method, path, body, signal) {
  const answer = await send(method, path, { body, signal });
  return isJson(answer) ? answer.json() : undefined;
}

export const get = (path, signal) => call("GET", path, undefined, signal);

/** A list whose items come as lines of JSON. */
export async function lines(path, signal) {
  const text = await (await send("GET", path, { signal })).text();
  return text.split("\n").filter((line) => line).map((line) => JSON.parse(line));
}

/** A path with a query; what is empty is left out. */
export function query(path, values) {
  const said = Object.entries(values).filter(([, value]) => value !== undefined && value !== "" && value !== false);
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said)}`;
}

/** Every item of a list, page by page; whoever likes is told of each page as it comes. */
export async function all(path, { signal, limit = 1000, each } = {}) {
  const items = [];
  let cursor = "";
  do {
    const more = path.includes("?") ? "&" : "?";
    const page = await get(`${path}${more}limit=${limit}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`, signal);
    items.push(...page.items);
    cursor = page.next ?? "";
    each?.([...items], cursor === "");
  } while (cursor);
  return items;
}

/** A name in a path; the slashes in it stay. */
export const named = (name) => name.split("/").map(encodeURIComponent).join("/");

export const one = encodeURIComponent;

/** Makes a call whose answer is a file, and has the browser save it. */
export async function download(path, body, name) {
  const file = await (await send("POST", path, { body })).blob();
  const address = URL.createObjectURL(file);
  const save = document.createElement("a");
  save.href = address;
  save.download = name;
  save.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** Sends a file, and says how much of it is sent. Gives the answer's JSON. The signal breaks it off. */
export function upload(path, file, sent, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch tells nobody how far it is
    request.open("POST", api + path);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    for (const [name, value] of Object.entries(proof())) {
      request.setRequestHeader(name, value);
    }
    request.upload.addEventListener("progress", (event) => sent(event.loaded, event.total));
    request.addEventListener("error", () => reject(new Refused(0, t("error.unreachable"))));
    request.addEventListener("load", () => {
      let answer = {};
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        answer = {};
      }
      if (request.status >= 200 && request.status < 300) {
        resolve(answer);
      } else {
        reject(new Refused(request.status, answer.detail ?? t("error.status", { status: request.status })));
      }
    });
    request.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
    signal?.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
