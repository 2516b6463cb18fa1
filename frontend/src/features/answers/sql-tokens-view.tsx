import { sqlTokens } from "./sql-tokens";

const looks = {
  keyword: "text-accent",
  text: "text-notice",
  number: "text-notice",
  other: "text-ink",
};

/** SQL in colours, and nothing but: every letter keeps its width, so that a field may lie over it. */
export function SqlTokens({ sql }: { sql: string }) {
  return sqlTokens(sql).map((token, index) => (
    <span key={index} className={looks[token.kind]}>
      {token.text}
    </span>
  ));
}
