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

/** Makes a call; gives its JSON, or nothing where the answer has none. */
export async function call(method, path, body) {
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
  const json = (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json() : undefined;
  if (!answer.ok) {
    throw new Refused(answer.status, json?.detail ?? `Jenkins answered with status ${answer.status}. Reload the page.`);
  }
  return json;
}

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
