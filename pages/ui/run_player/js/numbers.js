// Numbers as the sentences beside the picture write them: 0.283, 123.5, 61,530, 3.8 × 10¹³.

const HUGE = 1e6;
const DIGITS = "-0123456789", RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹";

/** @param {number} value @param {number} decimals */
const grouped = (value, decimals) =>
  value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/**
 * In powers of ten with so many digits; a factor that is a plain 1 goes unsaid.
 * @param {number} value @param {number} digits
 */
export const inPowers = (value, digits) => {
  const [factor, power] = Math.abs(value).toExponential(digits - 1).split("e");
  const high = [...String(Number(power))].map((c) => RAISED[DIGITS.indexOf(c)]).join("");
  return `${value < 0 ? "−" : ""}${factor === "1" ? "" : `${factor} × `}10${high}`;
};

/**
 * How many decimals losses have in a chart that ends at `top`: three, more where all of them are tiny.
 * @param {number} top
 */
export const decimalsBelow = (top) => (top > 0 && top < 0.1 ? Math.min(8, 2 + Math.ceil(-Math.log10(top))) : 3);

/** A loss with three decimals. @param {number} value */
export const formatNumber = (value) => formatLoss(value, 3);

/**
 * A loss. What is tiny beside the others stays 0.000: a number that changes its form while it moves could not be read.
 * @param {number} value @param {number} decimals
 */
export const formatLoss = (value, decimals) => {
  if (Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  if (size === Infinity) return "∞";
  if (size >= HUGE) return inPowers(value, 2);
  const sign = value < 0 ? "−" : "";
  if (size >= 1000) return sign + grouped(Number(size.toPrecision(4)), 0);
  return sign + (size >= 100 ? String(Number(size.toPrecision(4))) : size.toFixed(decimals));
};

/** @param {number} value a share */
export const formatShare = (value) => (Number.isFinite(value) ? `${(100 * value).toFixed(1)}%` : "–");

/**
 * An epoch: whole ones as they are, long ones in groups of three, others with the digits that tell neighbours apart.
 * @param {number} value
 */
export const formatEpoch = (value) => {
  if (!Number.isInteger(value)) return String(Number(value.toPrecision(4)));
  return value >= 1e4 ? grouped(value, 0) : String(value);
};

/** @param {number} step 0.25 has two decimals */
const decimalsOf = (step) => {
  let decimals = 0;
  while (decimals < 6 && Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) > 1e-6) decimals++;
  return decimals;
};

/**
 * A tick's label; all labels of an axis have as many decimals as their step needs.
 * @param {number} value @param {number} step distance to the next tick; 0 for the powers of a log axis
 */
export const formatTick = (value, step) => {
  const size = Math.abs(value);
  if (value !== 0 && (size >= 1e5 || size < 1e-3)) return inPowers(value, step && size >= 1e5 ? 2 : 1);
  if (value === 0) return "0";
  const shown = step ? grouped(size, decimalsOf(step)) : String(Number(size.toPrecision(4)));
  return (value < 0 ? "−" : "") + shown;
};
