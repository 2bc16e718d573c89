import { ArrowRight, ChevronDown, Ellipsis, Link2, Trash2 } from "lucide-react";
import { useState } from "react";
import { AlertDialog } from "#app/components/ui/alert-dialog.tsx";
import { Button, IconButton } from "#app/components/ui/button.tsx";
import { Dialog, DialogActions, DialogClose } from "#app/components/ui/dialog.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { Kbd } from "#app/components/ui/kbd.tsx";
import { Menu, MenuGroup, MenuItem, MenuRadio, MenuSeparator, MenuSub } from "#app/components/ui/menu.tsx";
import { Popover } from "#app/components/ui/popover.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { Sheet } from "#app/components/ui/sheet.tsx";
import { SkeletonText } from "#app/components/ui/skeleton.tsx";
import { Tooltip } from "#app/components/ui/tooltip.tsx";
import { Row, Section } from "#app/routes/settings/design/section.tsx";
import { stages, words } from "#app/routes/settings/design/specimens.ts";

/** What lies over the page. */
export function Overlays() {
  const [sheet, setSheet] = useState(false);
  const [alert, setAlert] = useState(false);
  const [stage, setStage] = useState("screen");
  return (
    <Section title={words.overlays}>
      <Row>
        <Dialog
          title={words.dialogTitle}
          description={words.dialogText}
          trigger={<Button>{words.dialog}</Button>}
        >
          <Field label={words.reason}>
            <Select options={stages} placeholder={words.choose} />
          </Field>
          <DialogActions>
            <DialogClose render={<Button variant="ghost">{words.cancel}</Button>} />
            <Button variant="danger">{words.reject}</Button>
          </DialogActions>
        </Dialog>
        <AlertDialog
          title={words.dialogTitle}
          description={words.dialogText}
          action={words.reject}
          danger
          open={alert}
          onOpenChange={setAlert}
          onConfirm={() => setAlert(false)}
          trigger={<Button variant="dangerQuiet">{words.alert}</Button>}
        />
        <Button onClick={() => setSheet(true)}>{words.sheet}</Button>
        <Sheet title={words.about} open={sheet} onOpenChange={setSheet}>
          <SkeletonText lines={6} />
        </Sheet>
        <Menu
          trigger={
            <Button>
              {words.menu}
              <ChevronDown aria-hidden="true" className="size-3.5" />
            </Button>
          }
        >
          <MenuGroup label={words.stage}>
            <MenuSub label={words.moveTo} icon={<ArrowRight />}>
              <MenuRadio value={stage} onChange={setStage} options={stages} />
            </MenuSub>
            <MenuItem icon={<Link2 />} end={<Kbd>L</Kbd>}>
              {words.copyLink}
            </MenuItem>
            <MenuItem disabled>{words.save}</MenuItem>
          </MenuGroup>
          <MenuSeparator />
          <MenuItem danger icon={<Trash2 />}>
            {words.reject}
          </MenuItem>
        </Menu>
        <Popover title={words.about} trigger={<Button>{words.popover}</Button>}>
          <p className="text-sm text-muted">{words.emptyText}</p>
        </Popover>
        <Tooltip
          content={
            <>
              {words.more}
              <Kbd>.</Kbd>
            </>
          }
        >
          <IconButton label={words.more}>
            <Ellipsis aria-hidden="true" className="size-4" />
          </IconButton>
        </Tooltip>
      </Row>
    </Section>
  );
}
