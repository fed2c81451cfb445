// SPDX-License-Identifier: MIT
/** What a value must be like, for forms that say so while one types. The API has the last word. */
import { t } from "../ground/messages.js";

/** A whole number in a range. */
export const within = (min, max) => (text) =>
  /^-?\d+$/.test(String(text)) && Number(text) >= min && Number(text) <= max ? "" : t("settings.range", { min, max });

const CRON = /^[\d*,/-]+ +[\d*,/-]+ +[\d*,/-]+ +[\d*,/A-Za-z-]+ +[\d*,/A-Za-z-]+$/;

/** Five fields, as cron has them. */
export const cron = (text) => (CRON.test(text.trim()) ? "" : t("settings.cronRule"));

/** An address on the web; without a path where there must be none. */
export const address = ({ schemes = ["https", "http"], bare = false, port = false } = {}) => (text) => {
  try {
    const url = new URL(text);
    const good = schemes.includes(url.protocol.slice(0, -1)) && url.hostname && !url.username && (!bare || (["", "/"].includes(url.pathname) && !url.search)) && (!port || /:\d+\/?$/.test(text));
    return good ? "" : t("settings.addressRule", { example: `${schemes[0]}://${port ? "host:port" : bare ? "host" : "host/path"}` });
  } catch {
    return t("settings.addressRule", { example: `${schemes[0]}://${port ? "host:port" : bare ? "host" : "host/path"}` });
  }
};

export const pem = (kind) => (text) =>
  text.includes(`-----BEGIN ${kind}`) || (kind === "PRIVATE KEY" && /-----BEGIN [A-Z ]*PRIVATE KEY/.test(text)) ? "" : t("domains.pemRule", { kind });
