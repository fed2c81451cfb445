// SPDX-License-Identifier: MIT
/** Calls of the management API with Jenkins' session. */
const root = document.getElementById("trusted-registry");

/** A refusal; its message is the API's own sentence. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Makes a call; gives the answer, or throws the refusal. */
async function send(method, path, body) {
  const headers = {};
  if (method !== "GET") {
    headers[document.head.dataset.crumbHeader] = document.head.dataset.crumbValue;
  }
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  const answer = await fetch(root.dataset.api + path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) {
    const problem = isJson(answer) ? await answer.json() : undefined;
    throw new Refused(answer.status, problem?.detail ?? `Jenkins answered with status ${answer.status}. Reload the page.`);
  }
  return answer;
}

const isJson = (answer) => /json$/.test((answer.headers.get("Content-Type") ?? "").split(";")[0]);

/** Makes a call; gives its JSON, or nothing where the answer has none. */
export async function call(method, path, body) {
  const answer = await send(method, path, body);
  return isJson(answer) ? answer.json() : undefined;
}

/** A list whose items come as lines of JSON. */
export async function lines(path) {
  const text = await (await send("GET", path)).text();
  return text.split("\n").filter((line) => line).map((line) => JSON.parse(line));
}

/** Makes a call whose answer is a file, and has the browser save it. */
export async function download(path, body, name) {
  const file = await (await send("POST", path, body)).blob();
  const address = URL.createObjectURL(file);
  const save = document.createElement("a");
  save.href = address;
  save.download = name;
  save.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** The first items of a list. */
export const page = (path, limit) => call("GET", `${path}${path.includes("?") ? "&" : "?"}limit=${limit}`);

/** Every item of a list, page by page. */
export async function all(path) {
  const items = [];
  let cursor = "";
  do {
    const more = path.includes("?") ? "&" : "?";
    const page = await call("GET", `${path}${more}limit=500${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
    items.push(...page.items);
    cursor = page.next ?? "";
  } while (cursor);
  return items;
}

/** A repository's name in a path: its slashes stay. */
export const named = (name) => name.split("/").map(encodeURIComponent).join("/");

export const address = root.dataset.address;
export const jenkins = root.dataset.root;
export const administrator = root.dataset.administrator === "true";
export const founder = root.dataset.founder === "true";
