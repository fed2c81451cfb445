// SPDX-License-Identifier: MIT
/**
 * Divides a rectangle among values, so that each gets its share of the area and as square a part as can be ("squarified treemaps",
 * Bruls, Huizing and van Wijk, 2000). Values are positive and the largest comes first; places come in their order.
 */
export function squares(values, width, height) {
  const whole = values.reduce((sum, value) => sum + value, 0);
  const areas = values.map((value) => (value / whole) * width * height);
  const places = [];
  let left = { x: 0, y: 0, width, height };
  let from = 0;
  while (from < areas.length) {
    const side = Math.min(left.width, left.height);
    let to = from + 1;
    while (to < areas.length && worst(areas.slice(from, to + 1), side) <= worst(areas.slice(from, to), side)) {
      to += 1;
    }
    left = row(areas.slice(from, to), left, places);
    from = to;
  }
  return places;
}

/** How far from square the worst of a row is: 1 is a square. */
function worst(areas, side) {
  const sum = areas.reduce((all, area) => all + area, 0);
  const most = Math.max(...areas);
  const least = Math.min(...areas);
  return Math.max((side * side * most) / (sum * sum), (sum * sum) / (side * side * least));
}

/** Places a row along the shorter side, and gives what is left of the rectangle. */
function row(areas, { x, y, width, height }, places) {
  const sum = areas.reduce((all, area) => all + area, 0);
  const upright = width >= height;
  const thick = sum / (upright ? height : width);
  let along = 0;
  for (const area of areas) {
    const long = area / thick;
    places.push(upright ? { x, y: y + along, width: thick, height: long } : { x: x + along, y, width: long, height: thick });
    along += long;
  }
  return upright ? { x: x + thick, y, width: width - thick, height } : { x, y: y + thick, width, height: height - thick };
}
