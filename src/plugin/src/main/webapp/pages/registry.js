// SPDX-License-Identifier: MIT
/** Shows the page that the address names behind the #. */
import { at, parts } from "./address.js";
import { el } from "./dom.js";
import { audit } from "./audit.js";
import { image } from "./image.js";
import { collection, job, jobs } from "./operations.js";
import { organization, organizations } from "./organizations.js";
import { profile } from "./profile.js";
import { repositories, repository } from "./repositories.js";
import { settings } from "./settings.js";
import { trash } from "./trash.js";

const root = document.getElementById("trusted-registry");
let latest = 0;

function page() {
  const [name = "repositories", ...rest] = parts(location.hash);
  const argument = rest.join("/");
  switch (name) {
    case "repository":
      return { tab: "repositories", content: repository(argument, show) };
    case "image":
      return { tab: "repositories", content: image(argument) };
    case "trash":
      return { tab: argument ? "repositories" : "trash", content: trash(argument, show) };
    case "collection":
      return { tab: "collection", content: collection(show) };
    case "jobs":
      return { tab: "jobs", content: jobs(show) };
    case "job":
      return { tab: "jobs", content: job(argument, show) };
    case "audit":
      return { tab: "audit", content: audit() };
    case "organizations":
      return { tab: "organizations", content: organizations() };
    case "organization":
      return { tab: "organizations", content: organization(argument, show) };
    case "profile":
      return { tab: "profile", content: profile(show) };
    case "settings":
      return { tab: "settings", content: settings() };
    default:
      return { tab: "repositories", content: repositories() };
  }
}

async function show() {
  const mine = ++latest;
  const { tab, content } = page();
  for (const each of document.querySelectorAll(".tr-tabs a")) {
    if (each.getAttribute("href") === at(tab)) {
      each.setAttribute("aria-current", "page");
    } else {
      each.removeAttribute("aria-current");
    }
  }
  let elements;
  try {
    elements = await content;
  } catch (refused) {
    elements = [el("div", { class: "jenkins-alert jenkins-alert-warning", role: "alert" }, refused.message)];
  }
  if (mine === latest) {
    root.replaceChildren(...elements);
  }
}

addEventListener("hashchange", show);
show();
