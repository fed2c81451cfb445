// SPDX-License-Identifier: MIT
/** What VEX documents say, OpenVEX and CycloneDX, as they are written: a statement a vulnerability. */

const HARMLESS = ["not_affected", "fixed", "resolved", "resolved_with_pedigree", "false_positive"];

const list = (value) => (Array.isArray(value) ? value : []);
const texts = (...values) => values.flat().filter((value) => typeof value === "string" && value !== "");
const sentence = (...parts) => texts(...parts).map((part) => part.replaceAll("_", " ")).join(". ");

const identifier = (thing) => (typeof thing === "string" ? thing : (thing?.["@id"] ?? thing?.identifiers?.purl ?? ""));

const openVex = ({ statements }) =>
  list(statements).map((each) => ({
    names: texts(each.vulnerability, each.vulnerability?.name, list(each.vulnerability?.aliases)),
    status: each.status ?? "",
    reason: sentence(each.justification, each.impact_statement, each.action_statement),
    about: list(each.products).flatMap((product) => [identifier(product), ...list(product?.subcomponents).map(identifier)]).filter((name) => name),
  }));

const cycloneDx = ({ vulnerabilities }) =>
  list(vulnerabilities).map((each) => ({
    names: texts(each.id),
    status: each.analysis?.state ?? "",
    reason: sentence(each.analysis?.justification, each.analysis?.detail),
    about: texts(list(each.affects).map((affected) => affected?.ref)),
  }));

/** { key, names, status, harmless, reason, about }; none for what is neither format. */
export const statements = (document) =>
  (document?.bomFormat === "CycloneDX" ? cycloneDx(document) : openVex(document ?? {})).map((each, index) => ({ ...each, key: String(index), harmless: HARMLESS.includes(each.status) }));
