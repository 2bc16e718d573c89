/** The fields of an answer as paths: `[].stages[].name`. Keys that are ids stand as `*`, containers are no fields. */

const idKey = /^[a-z]{2,5}_[0-9A-Za-z]{10,40}$/;
const join = (path: string, key: string) => (path === "" ? key : `${path}.${key}`);

/** Every field that has something in it: null, empty lists and empty records tell nothing. */
export function seenPaths(value: unknown, path = "", found: Set<string> = new Set()): Set<string> {
  if (value === null || value === undefined) return found;
  if (Array.isArray(value)) for (const each of value) seenPaths(each, `${path}[]`, found);
  else if (typeof value === "object") {
    for (const [key, each] of Object.entries(value)) {
      seenPaths(each, join(path, idKey.test(key) ? "*" : key), found);
    }
  } else found.add(path);
  return found;
}

interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}
export interface Described {
  paths: Record<string, Record<string, { responses?: Record<string, { content?: Content }> }>>;
  components: { schemas: Record<string, Schema> };
}
type Content = Record<string, { schema?: Schema }>;

/** Every field that the description of the API says this route may answer with ("GET /api/v1/find"). */
export function describedPaths(api: Described, route: string): Set<string> {
  const [method = "", path = ""] = route.split(" ");
  const key = path.replace("/api/v1", "").replace(/:(\w+)/g, "{$1}");
  const content = api.paths[key]?.[method.toLowerCase()]?.responses?.["200"]?.content ?? {};
  const schema = content["application/json"]?.schema;
  const found = new Set<string>();
  if (schema) walkSchema(api, schema, "", found);
  return found;
}

function walkSchema(api: Described, schema: Schema, path: string, found: Set<string>): void {
  const { $ref, anyOf = [], oneOf = [], allOf = [], properties, items, additionalProperties } = schema;
  if ($ref) {
    const target = api.components.schemas[$ref.split("/").at(-1) ?? ""];
    if (target) walkSchema(api, target, path, found);
    return;
  }
  for (const each of [...anyOf, ...oneOf, ...allOf]) walkSchema(api, each, path, found);
  for (const [key, each] of Object.entries(properties ?? {})) walkSchema(api, each, join(path, key), found);
  if (items) walkSchema(api, items, `${path}[]`, found);
  if (typeof additionalProperties === "object") walkSchema(api, additionalProperties, join(path, "*"), found);
  const container = properties || items || typeof additionalProperties === "object";
  if (!container && anyOf.length + oneOf.length + allOf.length === 0 && schema.type !== "null")
    found.add(path);
}

/** The table's path for one that was seen: itself, or one with `*` where a record has keys of its own. */
export function pathIn(table: Iterable<string>, seen: string): string | undefined {
  const parts = seen.split(".");
  let fits: string | undefined;
  for (const path of table) {
    if (path === seen) return path;
    const wanted = path.split(".");
    if (wanted.length === parts.length && wanted.every((part, at) => isKey(part, parts[at] ?? "")))
      fits = path;
  }
  return fits;
}

/** `*` stands for any key, `*[]` for any key of a list. */
function isKey(wanted: string, part: string): boolean {
  return wanted === part || (wanted.startsWith("*") && part.replace(/^[^[]*/, "*") === wanted);
}
