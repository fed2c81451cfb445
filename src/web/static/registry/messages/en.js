// SPDX-License-Identifier: MIT
import administration from "./en/administration.js";
import common from "./en/common.js";
import image from "./en/image.js";
import look from "./en/look.js";
import mirror from "./en/mirror.js";
import people from "./en/people.js";
import policy from "./en/policy.js";
import repository from "./en/repository.js";
import rule from "./en/rule.js";
import settings from "./en/settings.js";
import space from "./en/space.js";
import words from "./en/words.js";

export default { ...common, ...repository, ...image, ...people, ...policy, ...administration, ...settings, ...space, ...look, ...rule, ...mirror, ...words };
