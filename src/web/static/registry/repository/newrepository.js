// SPDX-License-Identifier: MIT
import { call } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { at, go } from "../ground/router.js";
import { ask } from "../parts/dialog.js";

const NAME = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)+$/;

/** What is wrong with a repository's name. */
export const wrongName = (name) => (NAME.test(name) ? "" : t("repository.nameRule"));

/** The fields that new and old repositories have. */
export const repositoryFields = (shown = { visibility: "private", scanOnPush: true, description: "" }) => [
  { name: "visibility", label: t("repository.visibility"), type: "select", value: shown.visibility, options: ["private", "public"].map((each) => [each, t(`visibility.${each}`)]), hint: t("repository.visibilityHint") },
  { name: "scanOnPush", label: t("repository.scanOnPush"), type: "checkbox", value: shown.scanOnPush },
];

/** Asks for a new repository in a namespace, and goes to it. */
export function newRepository(namespace, done) {
  ask(t("repository.new"), {
    submit: t("action.create"),
    fields: [
      { name: "name", label: t("repository.name"), required: true, value: `${namespace}/`, check: wrongName, hint: t("repository.nameHint") },
      { name: "description", label: t("repository.description"), type: "area", rows: 3, hint: t("repository.markdown") },
      ...repositoryFields(),
    ],
    act: async (values) => {
      const made = await call("POST", "/repositories", values);
      if (done) {
        await done(made);
      } else {
        go(at.repository(made.name));
      }
    },
  });
}
