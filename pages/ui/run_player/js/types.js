// What Python sends (pages/ui/run_player/component.py), for the type checker; nothing of this runs.

/** @typedef {{from: number, n: number} | number[]} Places epochs one apart, or a list */
/** @typedef {{x: Places, y: (number | string | null)[]}} Packed */
/** @typedef {{name: string, colour: number, dashes: string[], series: Record<string, Packed>}} PackedLine */
/** @typedef {{name: string, start: number, end: number, warns: boolean}} Phase */
/** @typedef {{epoch: number, text: string, kind: string}} Mark */
/** @typedef {{start: number, end: number}} Band */
/** @typedef {{x: string, y: string, c?: number[]}} Points */
/**
 * @typedef {object} PanelData
 * @property {string} kind
 * @property {string} [name] of a small one: whose model it is
 * @property {number} [colour] of a small one: that of its run
 * @property {number[]} epochs
 * @property {string[]} labels
 * @property {Points} train
 * @property {Points} val
 * @property {string} image
 * @property {number} side
 * @property {number} border
 * @property {number} columns
 * @property {string[]} fits
 * @property {number} n_train
 * @property {string} x
 * @property {any[]} answers
 * @property {number[][]} counts
 * @property {number[]} rows
 * @property {{c: number, image?: string}[]} examples
 */
/**
 * @typedef {object} Data
 * @property {string} run another one starts from the first epoch
 * @property {string} alt
 * @property {string} size
 * @property {string} lang
 * @property {Record<string, string>} words
 * @property {PackedLine[]} lines
 * @property {{first: number, last: number, whole: boolean}} x
 * @property {{low: number, top: number, log: boolean, share: boolean, most: number | null}} y
 * @property {{low: number, top: number} | null} accuracy
 * @property {number | null} guess
 * @property {number | null} best
 * @property {Phase[]} phases
 * @property {boolean} gap
 * @property {PanelData | null} panel
 * @property {PanelData[]} smallPanels
 * @property {Mark[]} marks
 * @property {Band[]} bands
 * @property {boolean} marking
 * @property {boolean} autoplay
 * @property {string} watch
 */
/** @typedef {{x: Float64Array, y: Float64Array}} Series */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */
/** @typedef {(value: number) => number} Scale */

export {};
