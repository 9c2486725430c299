// What curves are called in the picture, and whether that is said at their heads or in a legend.

/** @typedef {import("./types.js").Data} Data */

// A picture that is narrower has its names in a legend.
const NARROW_EMS = 34;

/** @param {Data} data */
export const isSingle = (data) => data.lines.length === 1;

/** @param {number} width @param {number} em */
export const namesAtHeads = (width, em) => width >= NARROW_EMS * em;

/**
 * A name of a run that fits beside its head.
 * @param {string} name
 */
export const shortName = (name) => ([...name].length > 18 ? `${[...name].slice(0, 17).join("")}…` : name);

/**
 * The colour of a curve, as the sheet calls it: training and validation, or one for each of several runs.
 * @param {Data} data @param {number} line its place @param {string} split
 */
export const colourOf = (data, line, split) => (data.lines[line].colour < 0 ? split : `run-${data.lines[line].colour}`);
