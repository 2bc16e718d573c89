/** Drag and drop in one piece, loaded by use-dragging.ts when the board has been painted. */
export { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
export {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
export {
  dropTargetForExternal,
  monitorForExternal,
} from "@atlaskit/pragmatic-drag-and-drop/external/adapter";
export { containsFiles } from "@atlaskit/pragmatic-drag-and-drop/external/file";
export { preventUnhandled } from "@atlaskit/pragmatic-drag-and-drop/prevent-unhandled";
export { autoScrollForElements } from "@atlaskit/pragmatic-drag-and-drop-auto-scroll/element";
export { attachClosestEdge, extractClosestEdge } from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
