// SPDX-License-Identifier: MIT
import { call, get, named, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { exact } from "../ground/figures.js";
import { confirm } from "../parts/dialog.js";
import { tell } from "../parts/said.js";

const MOST_ASKED = 20;

/**
 * Asks what would go and until when it could be brought back, says so, and then does it, tag by tag, until it is stopped. Whatever
 * comes of it, gone(tags) is told which are no more. Who tries again after a failure goes on behind what is gone.
 */
export async function deleteImages(name, images, gone) {
  const path = (tag) => `/repositories/${named(name)}/-/tags/${one(tag)}`;
  const plans = await Promise.all(images.slice(0, MOST_ASKED).map(({ tag }) => get(`${path(tag)}/deletion`)));
  const until = plans.map((plan) => plan.until).filter((each) => each).sort()[0];
  const title = images.length === 1 ? t("deletion.title", { tag: images[0].tag }) : t("deletion.titleCount", { count: images.length });
  const deleted = new Set();
  const remove = async ({ tag }) => {
    try {
      await call("DELETE", `${path(tag)}?image=true`);
    } catch (error) {
      if (error.status !== 404) { // else somebody else was quicker
        throw deleted.size === 0 ? error : new Error(t("deletion.broke", { shown: deleted.size, count: images.length, reason: error.message }));
      }
    }
    deleted.add(tag);
  };
  confirm(title, {
    submit: t("action.delete"),
    sentences: [
      ...(images.length > 1 ? [images.slice(0, MOST_ASKED).map(({ tag }) => tag).join(", ") + (images.length > MOST_ASKED ? " …" : "")] : []),
      t(plans.every((plan) => plan.manifests.length === 0) ? "deletion.tagOnly" : "deletion.withImage"),
      until ? t("deletion.until", { until: exact(until) }) : t("deletion.forGood"),
    ],
    act: async (values, progress, signal) => {
      try {
        for (const image of images.filter(({ tag }) => !deleted.has(tag))) {
          if (signal.aborted) {
            break;
          }
          progress(deleted.size, images.length);
          await remove(image);
        }
        tell(signal.aborted ? t("deletion.stopped", { shown: deleted.size, count: images.length }) : t("deletion.done", { count: images.length }));
      } finally {
        gone(deleted);
      }
    },
  });
}
