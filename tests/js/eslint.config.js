import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: { ...globals.browser, ...globals.node } },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-shadow": "off",
      "max-len": ["error", { code: 180 }],
      "max-lines-per-function": ["error", { max: 80, skipComments: true }],
    },
  },
];
