/** A mention in a note: a node with the member's id. The name beside the @ is looked up whenever it is drawn. */
import { mergeAttributes, Node } from "@tiptap/core";
import { Suggestion, type SuggestionProps } from "@tiptap/suggestion";
import { tintOf } from "#app/components/ui/avatar.tsx";
import { hueOf } from "#domain/live/hue.ts";
import { noteMention } from "#domain/note/schema.ts";

/** Somebody who can be mentioned. */
export interface Mentionable {
  id: string;
  name: string;
  hue: number;
}

export interface MentionDesk {
  /** A member's name as it is now; null for who is none (any more). */
  nameOf(id: string): string | null;
  /** What stands for somebody without a name. */
  nobody(): string;
  /** Names are others now: calls back. Returns how to stop. */
  listen(renamed: () => void): () => void;
  /** Who fits what was typed after the @. */
  find(query: string): Mentionable[];
  /** The list that opens at an @: told of every change, null when it closes. */
  show(list: SuggestionProps<Mentionable, Mentionable> | null): void;
  /** Whether the open list took the key. */
  press(event: KeyboardEvent): boolean;
}

/** The mention node, and the list that an @ opens. */
export function mentionOf(desk: MentionDesk) {
  return Node.create({
    name: noteMention,
    group: "inline",
    inline: true,
    atom: true,
    selectable: true,
    addAttributes() {
      return {
        id: {
          default: null,
          parseHTML: (element: HTMLElement) => element.getAttribute("data-mention"),
          renderHTML: ({ id }: { id?: string }) => ({ "data-mention": id }),
        },
      };
    },
    parseHTML() {
      return [{ tag: "span[data-mention]" }];
    },
    renderHTML({ node, HTMLAttributes }) {
      const name = desk.nameOf(String(node.attrs.id)) ?? desk.nobody();
      return ["span", mergeAttributes({ class: "note-mention" }, HTMLAttributes), `@${name}`];
    },
    renderText({ node }) {
      return `@${desk.nameOf(String(node.attrs.id)) ?? desk.nobody()}`;
    },
    addNodeView() {
      return ({ node }) => {
        const dom = document.createElement("span");
        const id = String(node.attrs.id);
        dom.className = "note-mention tint-fill";
        dom.dataset.mention = id;
        dom.dataset.tint = String(tintOf(hueOf(id)));
        const draw = () => {
          dom.textContent = `@${desk.nameOf(id) ?? desk.nobody()}`;
        };
        draw();
        return { dom, destroy: desk.listen(draw) };
      };
    },
    addKeyboardShortcuts() {
      // The whole name at once.
      const takeAway = () =>
        this.editor.commands.command(({ tr, state }) => {
          const { empty, $from } = state.selection;
          if (!empty || $from.nodeBefore?.type.name !== noteMention) return false;
          tr.delete($from.pos - $from.nodeBefore.nodeSize, $from.pos);
          return true;
        });
      return { Backspace: takeAway };
    },
    addProseMirrorPlugins() {
      return [
        Suggestion<Mentionable, Mentionable>({
          editor: this.editor,
          char: "@",
          allowSpaces: false,
          items: ({ query }) => desk.find(query),
          command: ({ editor, range, props }) => {
            const after = editor.view.state.selection.$to.nodeAfter?.text?.startsWith(" ") ? 1 : 0;
            editor
              .chain()
              .focus()
              .insertContentAt({ from: range.from, to: range.to + after }, [
                { type: noteMention, attrs: { id: props.id } },
                { type: "text", text: " " },
              ])
              .run();
          },
          render: () => ({
            onStart: (props) => desk.show(props),
            onUpdate: (props) => desk.show(props),
            onExit: () => desk.show(null),
            onKeyDown: ({ event }) => desk.press(event),
          }),
        }),
      ];
    },
  });
}
