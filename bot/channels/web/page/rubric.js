// A rubric: one choice per row, as a table of radio buttons that folds into blocks where there is no room, or where each
// row has words of its own for the columns.

import { clearing } from "./clearing.js";
import { h } from "./dom.js";

export function rubric(field, value, parts, context) {
  const chosen = value && typeof value === "object" ? value : {};
  const columns = field.columns ?? [];
  const head = h("tr", { role: "row" },
    h("td", { role: "cell" }),
    columns.map((column, at) => h("th", { role: "columnheader", scope: "col", id: `${parts.id}-k${at}` }, column.label)));
  const worded = (field.rows ?? []).some((row) => row.cells);
  const rows = (field.rows ?? []).map((row, place) => {
    const name = `${parts.id}-r${place}`;
    const cells = row.cells ?? columns;
    const inputs = columns.map((column, at) => h("input", {
      type: "radio", name, value: column.id, checked: chosen[row.id] === column.id,
      "aria-labelledby": `${name} ${row.cells ? `${name}-k${at}` : `${parts.id}-k${at}`}`, onchange: context.changed,
    }));
    const element = h("tr", { role: "row" },
      h("th", { role: "rowheader", scope: "row" }, h("div", { class: "row-head" },
        h("span", { id: name }, row.label), clearing(inputs, context.changed, "Wissen", row.label))),
      inputs.map((input, at) => h("td", { role: "cell" },
        h("label", { class: "cell" }, input, h("span", { class: "cell-label", id: `${name}-k${at}`, "aria-hidden": "true" }, cells[at].label)))));
    return { id: row.id, inputs, element };
  });
  const table = h("table", { class: worded ? "rubric worded" : "rubric", role: "table", "aria-label": field.label },
    h("thead", { role: "rowgroup" }, head), h("tbody", { role: "rowgroup" }, rows.map((row) => row.element)));
  return {
    group: true,
    element: table,
    read: () => Object.fromEntries(rows.map(({ id, inputs }) => [id, inputs.find((input) => input.checked)?.value ?? null])),
  };
}
