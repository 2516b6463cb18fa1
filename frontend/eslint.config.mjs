import { FlatCompat } from "@eslint/eslintrc";
import tseslint from "typescript-eslint";

const compat = new FlatCompat({ baseDirectory: import.meta.dirname });

// lib, components <- contexts <- features <- app: a folder never imports from one to its right.
const zone = (target, from, message) => ({ target: `./src/${target}`, from, message });
const layers = [
  zone(
    "lib",
    ["./src/components", "./src/contexts", "./src/features", "./src/app"],
    "lib stands alone.",
  ),
  zone(
    "components",
    ["./src/contexts", "./src/features", "./src/app"],
    "components know only lib.",
  ),
  zone("contexts", ["./src/features", "./src/app"], "contexts know only lib and components."),
  zone("features", ["./src/app"], "features do not know the pages that show them."),
  zone(
    "features/charts",
    ["./src/features/!(charts)/**"],
    "charts draw; they know no other feature.",
  ),
  zone("features/answers", ["./src/features/!(answers|charts)/**"], "answers know only charts."),
];

export default tseslint.config(
  {
    ignores: [
      ".next/**",
      "coverage/**",
      "screenshots/**",
      "next-env.d.ts",
      "src/lib/api-schema.ts",
    ],
  },
  ...compat.extends("next/core-web-vitals", "next/typescript"),
  {
    files: ["src/**/*.{ts,tsx}"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "import/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones: layers }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
    },
  },
  {
    files: ["src/__tests__/**"],
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
);
