// SPDX-License-Identifier: MIT
/**
 * The host these pages are in, as the page around them says: the standalone server or Jenkins. What differs between the two is
 * here and in session.js.
 */
const element = document.getElementById("trusted-registry");
const said = element.dataset;

export const root = element;
export const inJenkins = said.host === "jenkins";

/** What every address of a screen begins with, without a slash at its end. */
export const base = said.base;
export const api = said.api;
export const files = said.files;

/** How clients write the registry's address; empty while they can't reach it. */
export const address = said.address;

/** Where Jenkins itself is; empty in the standalone server. */
export const jenkins = said.jenkins ?? "";

/** Whether the person may make organizations without administering the registry, which only Jenkins says. */
export const founder = said.founder === "true";
export const administersJenkins = said.administrator === "true";

/** Where a build's run is in Jenkins: each part of the job's name is a step of its address; nothing in the standalone server. */
export const run = ({ job, number }) => jenkins && `${jenkins}/${job.split("/").map((part) => `job/${encodeURIComponent(part)}`).join("/")}/${number}/`;
