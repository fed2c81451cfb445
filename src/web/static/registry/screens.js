// SPDX-License-Identifier: MIT
/** Every view: its address, the way it belongs to, its title, what shows it. The first that fits counts. */
import { Administration } from "./administration/administration.js";
import { Job } from "./administration/job.js";
import { Home } from "./home/home.js";
import { Nowhere } from "./home/nowhere.js";
import { Search } from "./home/search.js";
import { SignIn } from "./home/signin.js";
import { Image } from "./image/image.js";
import { Organization } from "./organization/organization.js";
import { Organizations } from "./organization/organizations.js";
import { Team } from "./organization/team.js";
import { Profile } from "./profile/profile.js";
import { Repository } from "./repository/repository.js";
import { TagHistory } from "./repository/history.js";
import { t } from "./ground/messages.js";
import { matched } from "./ground/router.js";

const VIEWS = [
  ["/", "home", () => t("nav.repositories"), Home],
  ["/search", "home", () => t("search.title"), Search],
  ["/sign-in", "", () => t("signIn.title"), SignIn],
  ["/repositories/:name.../-/images/:digest/:tab", "home", ({ name }) => name, Image],
  ["/repositories/:name.../-/images/:digest", "home", ({ name }) => name, Image],
  ["/repositories/:name.../-/tags/:tag/history", "home", ({ name, tag }) => `${name}:${tag}`, TagHistory],
  ["/repositories/:name.../-/:tab", "home", ({ name }) => name, Repository],
  ["/repositories/:name...", "home", ({ name }) => name, Repository],
  ["/organizations", "organizations", () => t("nav.organizations"), Organizations],
  ["/organizations/:organization/teams/:team", "organizations", ({ organization, team }) => `${organization}/${team}`, Team],
  ["/organizations/:organization/:tab", "organizations", ({ organization }) => organization, Organization],
  ["/organizations/:organization", "organizations", ({ organization }) => organization, Organization],
  ["/profile", "profile", () => t("nav.profile"), Profile],
  ["/profile/:tab", "profile", () => t("nav.profile"), Profile],
  ["/administration/jobs/:id", "administration", ({ id }) => `${t("job.title")} ${id}`, Job],
  ["/administration/:tab", "administration", () => t("nav.administration"), Administration],
];

/** What an address shows. Two addresses with one key are one view, which is not made anew between them. */
export function viewOf(path) {
  for (const [pattern, tab, title, screen] of VIEWS) {
    const values = matched(pattern, path);
    if (values) {
      const { tab: inner, ...rest } = values;
      return { tab, title: title(values), screen, values: { ...values, tab: inner }, key: `${screen.name} ${JSON.stringify(rest)}` };
    }
  }
  return { tab: "", title: t("nowhere.title"), screen: Nowhere, values: {}, key: "nowhere" };
}
