import { Archive, ArchiveRestore, Ellipsis, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { IconButton } from "#app/components/ui/button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#app/components/ui/menu.tsx";
import { m } from "#app/paraglide/messages.js";
import type { Template, TemplateEdit } from "#domain/template/schema.ts";
import type { Ends } from "../parts/use-ends.ts";
import { TemplateEditor } from "./template-editor.tsx";

export interface TemplateItemProps {
  template: Template;
  act: (template: string, edit: TemplateEdit, ends?: Ends) => void;
}

/** A template: its stages in a line, and what can be done with it. */
export function TemplateItem({ template, act }: TemplateItemProps) {
  const [editing, setEditing] = useState(false);
  const { id, name, stages, archived } = template;
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className={archived ? "truncate text-muted" : "truncate font-medium"}>{name}</p>
        <p className="truncate text-xs text-muted">{stages.map((stage) => stage.name).join(" → ")}</p>
      </div>
      {archived ? (
        <IconButton label={m.lists_restore({ name })} onClick={() => act(id, { archived: false })}>
          <ArchiveRestore aria-hidden="true" className="size-4" />
        </IconButton>
      ) : (
        <Menu
          align="end"
          trigger={
            <IconButton label={m.lists_actions({ name })}>
              <Ellipsis aria-hidden="true" className="size-4" />
            </IconButton>
          }
        >
          <MenuItem icon={<Plus />} to={`/requisitions?new&template=${id}`}>
            {m.templates_begin()}
          </MenuItem>
          <MenuItem icon={<Pencil />} onSelect={() => setEditing(true)}>
            {m.stage_edit_dots()}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Archive />} onSelect={() => act(id, { archived: true })}>
            {m.lists_archive()}
          </MenuItem>
        </Menu>
      )}
      {editing ? (
        <TemplateEditor
          template={template}
          onSave={(edit) => act(id, edit, { done: () => setEditing(false) })}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </li>
  );
}
