// SPDX-License-Identifier: MIT
import { call, get, named, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { exact } from "../ground/figures.js";
import { confirm } from "../parts/dialog.js";
import { tell } from "../parts/said.js";

const MOST_ASKED = 20;

/**
 * Asks what would go and until when it could be brought back, says so, and then does it, tag by tag. Whatever comes of it,
 * gone(tags) is told which are no more.
 */
export async function deleteImages(name, images, gone) {
  const path = (tag) => `/repositories/${named(name)}/-/tags/${one(tag)}`;
  const plans = await Promise.all(images.slice(0, MOST_ASKED).map(({ tag }) => get(`${path(tag)}/deletion`)));
  const until = plans.map((plan) => plan.until).filter((each) => each).sort()[0];
  const title = images.length === 1 ? t("deletion.title", { tag: images[0].tag }) : t("deletion.titleCount", { count: images.length });
  confirm(title, {
    submit: t("action.delete"),
    sentences: [
      ...(images.length > 1 ? [images.slice(0, MOST_ASKED).map(({ tag }) => tag).join(", ") + (images.length > MOST_ASKED ? " …" : "")] : []),
      t(plans.every((plan) => plan.manifests.length === 0) ? "deletion.tagOnly" : "deletion.withImage"),
      until ? t("deletion.until", { until: exact(until) }) : t("deletion.forGood"),
    ],
    act: async (values, progress) => {
      const deleted = new Set();
      try {
        for (const { tag } of images) {
          progress(deleted.size, images.length);
          await call("DELETE", `${path(tag)}?image=true`);
          deleted.add(tag);
        }
        tell(t("deletion.done", { count: images.length }));
      } finally {
        gone(deleted);
      }
    },
  });
}
