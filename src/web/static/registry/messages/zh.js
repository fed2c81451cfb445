// SPDX-License-Identifier: MIT
import administration from "./zh/administration.js";
import common from "./zh/common.js";
import image from "./zh/image.js";
import look from "./zh/look.js";
import mirror from "./zh/mirror.js";
import people from "./zh/people.js";
import policy from "./zh/policy.js";
import repository from "./zh/repository.js";
import rule from "./zh/rule.js";
import settings from "./zh/settings.js";
import space from "./zh/space.js";
import words from "./zh/words.js";

export default { ...common, ...repository, ...image, ...people, ...policy, ...administration, ...settings, ...space, ...look, ...rule, ...mirror, ...words };
