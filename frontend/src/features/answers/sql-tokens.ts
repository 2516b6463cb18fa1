export type SqlTokenKind = "keyword" | "text" | "number" | "other";

export interface SqlToken {
  kind: SqlTokenKind;
  text: string;
}

const KEYWORDS = new Set(
  (
    "select from where group by order having limit offset join inner left right full outer cross on using as and or not in is " +
    "null like ilike between exists case when then else end distinct union all intersect except with asc desc nulls first " +
    "last over partition filter cast interval true false"
  ).split(" "),
);

const PIECE = /('(?:[^']|'')*')|("(?:[^"]|"")*")|(\b\d+(?:\.\d+)?\b)|([A-Za-z_]\w*)|([^'"\w]+|.)/gs;

/** For colour only: joined again, the tokens are the SQL. */
export function sqlTokens(sql: string): SqlToken[] {
  return [...sql.matchAll(PIECE)].map(([text, literal, , number, word]) => {
    if (literal !== undefined) return { kind: "text", text };
    if (number !== undefined) return { kind: "number", text };
    if (word !== undefined && KEYWORDS.has(word.toLowerCase())) return { kind: "keyword", text };
    return { kind: "other", text };
  });
}
